"""Outlets over many stories: what each habitually keeps, credits, hedges and adds."""
