"""Fills a node with the work of protection: help, support, returns, reintegration, an operation."""
