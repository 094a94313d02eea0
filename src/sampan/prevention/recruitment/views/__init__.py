"""Pages of the recruitment slice."""
