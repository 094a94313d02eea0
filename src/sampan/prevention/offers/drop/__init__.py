"""The drop: a report comes from the public site to the office, and an answer back, by a folder of sealed files."""
