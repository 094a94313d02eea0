"""Surge: thousands of people met in one operation."""
