"""Witness: this node's log of letters as a Merkle tree, and what the members' logs were seen to be."""
