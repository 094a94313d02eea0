"""Pages of the campaigns slice."""
