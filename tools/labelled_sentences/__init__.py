"""What people say of single sentences, held against the program."""
