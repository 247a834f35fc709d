"""Text that is typed and not yet given, kept in the browser."""
