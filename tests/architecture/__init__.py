"""The rules of the house, and the tests that keep them."""
