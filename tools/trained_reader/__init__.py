"""A small encoder trained to tell whether two sentences tell the same fact: a trial, not shipped."""
