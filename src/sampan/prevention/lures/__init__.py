"""Lures: streams of adverts and messages, grouped into campaigns that analysts look at, decide on and warn of."""
