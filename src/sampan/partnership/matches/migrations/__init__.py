"""Migrations of matches."""
