"""The agencies, services and offices that work on a node."""
