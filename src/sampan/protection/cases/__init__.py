"""Cases: a person's file from the first contact on."""
