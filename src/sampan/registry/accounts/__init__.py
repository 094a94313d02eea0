"""The people and services that sign in to a node."""
