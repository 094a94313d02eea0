"""Codes of other nodes: what a member writes that our lists do not know, and what it means here."""
