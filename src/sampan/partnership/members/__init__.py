"""Members: the other nodes that this one knows, by their fingerprints."""
