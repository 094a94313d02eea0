"""Registers the portal with Django."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The layout, the home page and the node's addresses."""

    name = "sampan.portal"
    label = "portal"
