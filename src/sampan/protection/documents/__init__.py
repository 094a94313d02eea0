"""Documents: papers and photos of a case, sealed."""
