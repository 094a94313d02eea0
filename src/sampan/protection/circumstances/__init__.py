"""Circumstances: route and places, who recruited, and the digital traces they left."""
