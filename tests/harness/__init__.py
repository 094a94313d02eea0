"""What tests share: the database under row security, and people with roles."""
