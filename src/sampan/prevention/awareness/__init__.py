"""Awareness: lessons, quiz and printed materials in eight languages, and what people learnt, from sums; needs no database."""
