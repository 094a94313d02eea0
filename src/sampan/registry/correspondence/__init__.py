"""Letters to and from other countries, without their transport."""
