"""Pages of the surge slice."""
