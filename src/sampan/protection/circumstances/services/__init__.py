"""What may be done with what happened; the only code of the slice that saves."""
