"""Letters written, taken in, kept and settled. Transport knows no content, content knows no transport."""
