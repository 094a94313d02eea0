"""Campaigns: adverts and messages made from one template, found as they come, and the crews that share contacts."""
