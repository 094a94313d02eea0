"""Assistance: referral to a service provider inside the country, services given, transfer."""
