"""Pages of the assistance slice."""
