"""The list of facts, and the few questions about it."""
