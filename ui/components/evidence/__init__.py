"""What is behind a number."""
