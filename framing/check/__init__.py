"""An editor's check of a draft: a list of sentences for a person to look at, never a verdict."""
