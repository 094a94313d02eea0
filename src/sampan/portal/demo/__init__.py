"""An invented region to look at and to try the software on: nodes, agencies, people; nothing in it is real."""
