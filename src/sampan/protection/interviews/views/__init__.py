"""Pages of the interviews slice: the officer's, and those that a person answers alone."""
