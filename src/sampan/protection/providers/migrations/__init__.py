"""Migrations of providers."""
