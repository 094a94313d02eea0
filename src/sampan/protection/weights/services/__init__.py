"""What may be done with the weights of matching; the only code of the slice that saves."""
