"""Hides small counts of published tables so that nobody can reckon them, proves it, and attacks such tables."""
