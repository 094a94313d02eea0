"""Leaving: nothing new begins, everything open is settled."""
