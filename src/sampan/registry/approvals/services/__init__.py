"""Writes of the approvals slice."""
