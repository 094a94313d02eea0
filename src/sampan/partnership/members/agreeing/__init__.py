"""Agreements with members: proposed, confirmed, changed, ended."""
