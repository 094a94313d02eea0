"""Migrations of correspondence."""
