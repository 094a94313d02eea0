"""Recognition: a person who comes is looked for among all who are known, while the officer types."""
