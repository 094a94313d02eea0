"""What changes the matches slice."""
