"""A thousand timers of a real node under kills, restarts and clock jumps."""
