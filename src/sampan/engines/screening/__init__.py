"""Screening: what answers and texts point to, as recommendations that a person decides on."""
