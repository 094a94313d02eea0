"""What each slice puts into the worlds of the browser and of the attacks: one module a slice."""
