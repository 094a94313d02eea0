"""Identification: screening, decision, status history and what the law says is due."""
