"""What a person agreed to, for whom, for what, until when."""
