"""A node on disk: its configuration, keys and database."""
