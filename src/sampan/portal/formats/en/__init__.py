"""English, as it is written between countries."""
