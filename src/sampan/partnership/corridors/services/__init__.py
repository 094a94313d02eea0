"""Writes of the corridors slice."""
