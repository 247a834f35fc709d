"""Small linear models that ship: plain numbers, a card for each.

``python -m tools.training models BENCHMARKS`` makes the files in ``data`` again.
"""
