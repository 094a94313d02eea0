"""The reference pages, one module a page; each has `page() -> str`."""
