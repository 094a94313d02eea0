"""Writes of the rights slice."""
