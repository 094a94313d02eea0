"""Returns: a safe and voluntary way home, alone or as a group."""
