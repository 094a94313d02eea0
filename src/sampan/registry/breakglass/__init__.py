"""Break-glass: a file opened in an emergency, for three hours, with the supervisor told."""
