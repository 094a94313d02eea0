"""Approvals: a second person agrees before an act, where policy asks for it."""
