"""The commands, one file each. A command loads what it needs when it runs: help comes at once."""
