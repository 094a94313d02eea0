"""What recognition does: reads identities as records, and asks."""
