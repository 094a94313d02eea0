"""Writes of the recruitment slice."""
