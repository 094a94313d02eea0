"""Awareness: lessons, quiz and materials in eight languages, and what people learnt, from sums; needs no database."""
