"""The registry: agencies, accounts, sealed identity, consent, audit, letters and referrals of one node."""
