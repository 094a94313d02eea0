"""The only code of the records slice that writes: imports, kept uploads, exports."""
