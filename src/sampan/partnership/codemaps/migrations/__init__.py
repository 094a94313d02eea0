"""Migrations of the codemaps slice."""
