"""Attacks as tests: the hostile insider, the curious colleague, the malicious peer and the thief."""
