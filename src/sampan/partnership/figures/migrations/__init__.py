"""Migrations of figures."""
