"""What keeps the corpus of invented stories whole, and what its card says of it."""
