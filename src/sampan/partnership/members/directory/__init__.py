"""The directory of members: what countries sign together, and the key with which this one signs."""
