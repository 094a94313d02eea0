"""Pages of the lures slice."""
