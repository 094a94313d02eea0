"""Persons and their sealed identity."""
