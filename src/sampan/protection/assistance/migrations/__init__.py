"""Migrations of assistance."""
