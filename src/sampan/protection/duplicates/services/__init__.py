"""What may be done with pairs of files; the only code of the slice that saves."""
