"""Tables read from files that nobody vouches for, and written so that no cell runs: CSV, TSV and workbooks."""
