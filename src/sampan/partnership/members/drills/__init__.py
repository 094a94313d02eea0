"""Drills: a compromise rehearsed against real members, without changing a key."""
