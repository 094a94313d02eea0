"""Writes of the alerts slice."""
