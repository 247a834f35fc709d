"""An article line by line, to take lines in or leave them out."""
