"""Versions side by side, with the facts beside them."""
