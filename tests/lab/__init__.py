"""Tests of the fault laboratory itself, and its short form."""
