"""Quotations that stand otherwise in another version, each opening both wordings."""
