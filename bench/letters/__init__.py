"""What a letter costs: seals by processor, and letters from node to node with their receipts."""
