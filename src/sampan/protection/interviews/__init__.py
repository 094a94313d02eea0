"""Interviews: guides for an officer, and questions a person answers alone."""
