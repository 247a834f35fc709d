"""English, read in one place: tokens, word classes, phrases, names, numbers and times."""
