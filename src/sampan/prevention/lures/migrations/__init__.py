"""Migrations of the lures slice."""
