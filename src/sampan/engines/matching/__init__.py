"""Whether two records are of one person: names, dates and identifiers, match keys, weights and reasons."""
