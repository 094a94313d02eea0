"""Migrations of reintegration."""
