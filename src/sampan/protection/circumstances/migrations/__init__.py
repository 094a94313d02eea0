"""Migrations of circumstances."""
