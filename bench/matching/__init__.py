"""`./dev bench matching`: Sampan's linkage and default Splink on the same registers, in one run."""
