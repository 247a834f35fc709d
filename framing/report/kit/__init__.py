"""A kit for a class: blank matrix, fact cards, numbered articles, and the key apart."""
