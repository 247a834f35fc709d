"""Every measure as a table."""
