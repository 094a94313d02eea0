"""Large files: what sealing costs, and what a bad line and killed processes do to two gigabytes."""
