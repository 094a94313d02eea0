"""Migrations of worklists."""
