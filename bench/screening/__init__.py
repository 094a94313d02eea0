"""Screening of offers, measured."""
