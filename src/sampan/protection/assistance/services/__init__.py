"""Writes of the assistance slice."""
