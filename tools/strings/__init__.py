"""Finds every phrase of Sampan that a person reads, and keeps the catalogues of its translations."""
