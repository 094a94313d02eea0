"""What countries do together: members, exchange, matches, figures and plans."""
