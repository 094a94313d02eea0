"""Writes of the interviews slice."""
