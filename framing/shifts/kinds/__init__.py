"""The kinds of shift, a module each: discovered, not listed."""
