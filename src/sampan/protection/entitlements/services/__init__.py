"""Writes of the entitlements slice."""
