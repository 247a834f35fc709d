"""What each version does: sentences and bars whose every number opens what it counts."""
