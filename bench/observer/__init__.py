"""What an observer of the lines between nodes can tell from sizes and times."""
