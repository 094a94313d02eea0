"""The drop: how a report comes from the public site to the office, and an answer back, through a folder of sealed files."""
