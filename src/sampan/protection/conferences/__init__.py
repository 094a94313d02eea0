"""Case conferences: planned, held with minutes and decisions, or cancelled."""
