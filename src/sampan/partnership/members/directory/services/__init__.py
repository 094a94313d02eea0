"""Writes of the directory: taking, signing, putting in force."""
