"""Writes of the tasks slice."""
