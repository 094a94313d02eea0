"""What may be done with a person's identity; the only code of the slice that saves."""
