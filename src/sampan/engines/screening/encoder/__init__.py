"""Reads messages with a multilingual sentence encoder: which words say which sign, also when no pattern does."""
