"""Schema changes of the records slice."""
