"""Writes of the complaints slice."""
