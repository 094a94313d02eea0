"""Migrations of forgetting."""
