"""Writes of the returns slice."""
