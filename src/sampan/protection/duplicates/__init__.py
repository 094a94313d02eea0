"""Duplicates: two files of one person, looked at side by side and merged."""
