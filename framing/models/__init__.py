"""Small linear models that ship: plain numbers, a card for each, and the words behind an answer.

``python -m tools.training models BENCHMARKS`` makes the files in ``data`` again.
"""
