"""Writes of the worklists slice."""
