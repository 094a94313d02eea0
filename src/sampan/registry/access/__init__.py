"""Who may see what, for which purpose: roles, purposes, case teams and the database's row security."""
