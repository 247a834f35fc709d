"""Facts by versions."""
