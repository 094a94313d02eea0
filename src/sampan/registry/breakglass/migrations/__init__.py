"""Migrations of breakglass."""
