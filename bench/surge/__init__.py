"""Ten thousand people in one operation: taken in, killed half-way, counted, listed, joined."""
