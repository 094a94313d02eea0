"""Tasks: what somebody owes a case, and case conferences."""
