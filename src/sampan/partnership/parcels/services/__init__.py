"""Offers, carries, receives, checks and hands over large files."""
