"""Private matching between members: questions, requests, nightly selectors, and their oversight."""
