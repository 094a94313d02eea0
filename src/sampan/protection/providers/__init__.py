"""Providers: the directory of services, with room, languages and who is accepted."""
