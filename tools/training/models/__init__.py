"""How the shipped models are made; every one on data whose licence plainly allows it."""
