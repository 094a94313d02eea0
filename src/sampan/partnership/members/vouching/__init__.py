"""What the directory says of members, and how far this node lets it vouch."""
