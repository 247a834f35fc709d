"""Which version tells which fact: similarity, grouping, coverage, and who witnesses it."""
