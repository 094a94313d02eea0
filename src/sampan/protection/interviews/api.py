"""Interviews for machines: the same queries and services as the pages, with the same refusals."""

from ninja import Router

router = Router(tags=["interviews"])
