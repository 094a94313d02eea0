"""The public site: pages without an account, in a process without the registry's database."""
