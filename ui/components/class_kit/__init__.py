"""The sheets of a class kit as they print."""
