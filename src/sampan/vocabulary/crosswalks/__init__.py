"""Crosswalks between our trafficking record and the formats of the field."""
