"""Writes of the lures slice."""
