"""Everything done and every sealed field read, in a hash-linked log."""
