"""Migrations of rights."""
