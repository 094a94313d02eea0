"""Writes of the movements slice."""
