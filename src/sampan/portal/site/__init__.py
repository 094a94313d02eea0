"""The public site as a process of its own: no database, no account, no key that opens anything of the registry."""
