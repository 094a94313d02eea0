"""Prevention: what keeps people from being trafficked, and registers that are looked at for it."""
