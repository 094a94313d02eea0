"""Writes of the breakglass slice."""
