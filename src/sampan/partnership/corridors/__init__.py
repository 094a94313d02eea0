"""Corridors: how the lines fare, what waits, who is late, and what the duty desk must see to."""
