"""Letters between nodes: keys, seal, journal, receipts, conversations, consent; no sockets, no clock."""
