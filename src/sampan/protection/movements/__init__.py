"""Group returns: many people home in one operation, each with their own return."""
