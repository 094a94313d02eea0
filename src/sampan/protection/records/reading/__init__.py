"""Tables read from files that nobody vouches for: what a file is, is decided by its content."""
