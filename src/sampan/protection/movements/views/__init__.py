"""Pages of group returns."""
