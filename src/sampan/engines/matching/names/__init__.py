"""One person's name in eight languages and seven scripts: its readings, its keys, and how alike two names are."""
