"""What may be done with documents; the only code of the slice that saves."""
