"""Weights: what reviewers decide about pairs of files, and the weights of matching that a person makes of it."""
