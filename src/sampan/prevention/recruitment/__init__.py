"""Recruitment agencies: the register, licences, official lists, look-up, and offers checked against them."""
