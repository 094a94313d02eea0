"""Referrals between agencies and across borders."""
