"""Urgent messages and alerts between duty desks."""
