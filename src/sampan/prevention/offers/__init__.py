"""Offers: the public site that checks an offer, and the reports that come from it."""
