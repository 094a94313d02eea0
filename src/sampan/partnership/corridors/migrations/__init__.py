"""Migrations of corridors."""
