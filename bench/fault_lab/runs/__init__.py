"""The runs of the laboratory: a storm of faults, power cuts, a flood, a steady rate, a partition, all in short."""
