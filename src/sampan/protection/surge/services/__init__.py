"""Writes of the surge slice."""
