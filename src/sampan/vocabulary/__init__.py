"""The words of the field: codes, dates, names, territories, errors; pure, no framework."""
