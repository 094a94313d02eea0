"""Two registers that may not see one another: ours, Splink on the plain text, Bloom filters; judged by the truth."""
