"""Pure engines that do not know each other: no Django, clock, network or randomness."""
