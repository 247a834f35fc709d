"""Measures with their doubt: scores, confidence intervals, tests, effect sizes."""
