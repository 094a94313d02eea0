"""Migrations of the linkages slice."""
