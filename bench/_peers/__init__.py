"""Peers that run under a Python of their own; nothing of Sampan is imported there."""
