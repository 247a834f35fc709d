"""A draft with a note for every sentence."""
