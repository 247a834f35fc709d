"""Data that ships with the package: background statistics and settings."""
