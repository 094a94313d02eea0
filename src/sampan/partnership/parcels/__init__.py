"""Large files: sealed in chunks, sent beside the letters, taken up again wherever they stopped."""
