"""Migrations of conferences."""
