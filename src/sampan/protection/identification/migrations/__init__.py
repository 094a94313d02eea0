"""Migrations of identification."""
