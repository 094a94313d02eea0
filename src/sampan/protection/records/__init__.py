"""Records in and out of the standard formats: HTCDS and CTDC, as CSV or XLSX."""
