"""Linkages: people review the pairs that linkage found between two registers."""
