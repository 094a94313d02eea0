"""Migrations of the house clock."""
