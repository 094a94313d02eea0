"""What may be done with a case; the only code of the slice that saves."""
