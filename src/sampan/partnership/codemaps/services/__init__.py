"""Services of the codemaps slice."""
