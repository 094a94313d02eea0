"""Counting persons, person-forms and cases; shares and comparisons; no names anywhere."""
