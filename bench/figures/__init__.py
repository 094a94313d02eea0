"""Figures that are published: what an attack reckons from them, and what protection costs."""
