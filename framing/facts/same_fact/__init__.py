"""How likely two sentences of different versions tell the same fact, by a small fitted model."""
