"""The fault laboratory: nodes that lose their network, processes, disk and clock while letters flow."""
