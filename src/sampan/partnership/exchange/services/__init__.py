"""Seals and carries letters, and takes in what arrives."""
