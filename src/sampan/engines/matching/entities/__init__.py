"""Entities: phones, handles, accounts, wallets, web addresses; what two of them have in common, and who shares them."""
