"""Country packs: procedure, authorities, support and hotlines of each state, as data with sources."""
