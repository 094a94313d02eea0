"""`sampan match private`: two registers and a key-holder as three processes, each with its own file only."""
