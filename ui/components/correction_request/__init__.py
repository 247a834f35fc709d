"""What somebody asks for in another component."""
