"""Crossings: a person's case crosses a border, by one referral conversation."""
