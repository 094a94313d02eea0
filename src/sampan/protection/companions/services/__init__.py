"""What may be done with links between cases; the only code of the slice that saves."""
