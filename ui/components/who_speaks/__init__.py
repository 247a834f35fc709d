"""Sources by version."""
