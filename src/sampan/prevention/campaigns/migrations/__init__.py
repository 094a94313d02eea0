"""Migrations of the campaigns slice."""
