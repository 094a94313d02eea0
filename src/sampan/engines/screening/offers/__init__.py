"""Offers: which warning signs a pasted message shows, by which words, and how much it is like a lure."""
