"""Benchmarks turned into figures: how well each part does what it claims."""
