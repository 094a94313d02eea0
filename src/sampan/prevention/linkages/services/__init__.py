"""What changes a linkage: loading, deciding, and closing it."""
