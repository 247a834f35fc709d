"""The words that make two versions differ."""
