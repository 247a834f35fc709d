"""Whether quotations are true to their source: each held against those of the other versions."""
