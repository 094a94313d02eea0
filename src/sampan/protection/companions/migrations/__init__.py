"""Migrations of companions."""
