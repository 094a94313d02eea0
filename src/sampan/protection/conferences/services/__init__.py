"""Writes of the conferences slice."""
