"""Exchange: letters sealed, signed, sent, retried, journalled and acknowledged."""
