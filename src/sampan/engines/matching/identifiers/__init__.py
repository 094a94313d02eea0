"""Identifiers in one canonical form each: phones, handles, accounts, wallets, addresses, documents."""
