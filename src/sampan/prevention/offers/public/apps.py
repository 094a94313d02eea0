"""Registers the public site's pages with Django."""

from django.apps import AppConfig


class PublicOffersConfig(AppConfig):
    """Pages that check an offer; no models."""

    name = "sampan.prevention.offers.public"
    label = "offers_public"
