"""Tests of the programs that ./dev runs."""
