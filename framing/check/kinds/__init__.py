"""What is looked at in each sentence of a draft, a module for each kind of check."""
