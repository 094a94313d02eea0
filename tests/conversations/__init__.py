"""Two nodes play every exchange, faults included."""
