"""Writes of the reintegration slice."""
