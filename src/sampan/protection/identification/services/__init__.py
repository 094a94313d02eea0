"""What may be done in identification; the only code of the slice that saves."""
