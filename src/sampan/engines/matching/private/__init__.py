"""Private matching: two registers learn what they have in common, with keys that no party holds alone."""
