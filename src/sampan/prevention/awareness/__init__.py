"""Awareness: what people learnt about the signs of lures, reckoned from sums; pure, so that it needs no database."""
