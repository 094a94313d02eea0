"""Writes of the offers slice."""
