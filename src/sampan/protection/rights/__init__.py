"""Rights: reflection, declining, non-punishment, guardian and best interests, with their dates."""
