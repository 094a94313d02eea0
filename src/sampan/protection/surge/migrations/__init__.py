"""Migrations of surge."""
