"""Companions: who came together, who is family, who was in the same incident."""
