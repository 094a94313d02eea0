"""The building blocks of private matching, party by party."""
