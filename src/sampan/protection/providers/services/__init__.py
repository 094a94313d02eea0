"""Writes of the providers slice."""
