"""Migrations of witness."""
