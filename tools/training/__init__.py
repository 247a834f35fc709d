"""Commands that make the data files which ship: ``python -m tools.training``."""
