"""Offers that name a recruitment agency, checked against a published list of agencies; no database is needed."""
