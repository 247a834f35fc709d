"""The library: every story as a card, and the ways to a new one."""
