"""Entitlements: support that the law grants, proposed, granted and paid."""
