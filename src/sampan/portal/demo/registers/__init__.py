"""Invented registers of people in many spellings, with the truth about who is who."""
