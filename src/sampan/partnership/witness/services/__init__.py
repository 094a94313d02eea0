"""What the witness slice does: notes letters, signs heads, tells and takes statements, keeps evidence, proves."""
