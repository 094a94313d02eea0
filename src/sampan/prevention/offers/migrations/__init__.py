"""Migrations of the offers slice."""
