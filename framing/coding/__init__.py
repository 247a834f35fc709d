"""What people set: corrections that override the program, and how far it agrees with them."""
