"""A page that shows every component in every state, for people who build pages."""
