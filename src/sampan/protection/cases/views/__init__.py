"""The pages of cases: lists, intake, groups, a case's page and what is done on it."""
