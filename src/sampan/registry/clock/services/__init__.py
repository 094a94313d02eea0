"""Writes of the house clock."""
