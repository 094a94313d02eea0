"""The house clock: one time for the whole node that no jump of the machine's clock can move."""
