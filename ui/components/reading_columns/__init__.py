"""Versions side by side, under one lens at a time."""
