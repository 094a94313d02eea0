"""Awareness campaigns of an office: plan, activities, whom they reached, and what people learnt, from sums alone."""
