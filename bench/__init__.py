"""Benchmarks: each runs Sampan, and a peer or a bare baseline beside it, and prints the ratio."""
