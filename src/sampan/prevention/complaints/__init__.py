"""Complaints about recruitment agencies: received, looked into, decided with reasons; figures without names."""
