"""Migrations of weights."""
