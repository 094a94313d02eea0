"""Starts and stops Spark for the linkage of registers, so that it listens and leaves as little as possible."""
