"""What a thief of the database finds; these tests commit, so that they stand apart from the other attacks."""
