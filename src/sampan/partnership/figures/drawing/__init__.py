"""Charts and maps as plain SVG, drawn on the server, readable without script."""
