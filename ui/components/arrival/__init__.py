"""Arriving at a section of a page, when another page leads to it."""
