"""One version, read: its sentences, the statements in them, and what each sentence does."""
