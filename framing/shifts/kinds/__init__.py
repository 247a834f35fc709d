"""One module a kind of shift, each with a ``find`` function and its words in TOML beside it."""
