"""Fifty thousand invented recruitment agencies: taken in, looked up, published, and offers checked."""
