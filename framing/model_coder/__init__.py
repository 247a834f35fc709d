"""A language model that the user has, as one more coder: its questions, and which answers count."""
