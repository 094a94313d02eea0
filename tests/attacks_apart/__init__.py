"""Attacks that stand apart from the one world of the others: they commit, or begin with an empty node."""
