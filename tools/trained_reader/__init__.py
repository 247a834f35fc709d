"""A small encoder trained to tell whether two sentences tell one fact: tried, not shipped."""
