"""Reintegration: plan, costs, visits and outcome after the return."""
