"""Registers the node's side of offers with Django: reports from the public."""

from django.apps import AppConfig


class OffersConfig(AppConfig):
    """Offers: what people report on the public site, and what the office answers."""

    name = "sampan.prevention.offers"
    label = "offers"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sampan.prevention.offers.services.sealing import wrap_anew
        from sampan.registry.people.services.keys import when_rotated

        when_rotated(wrap_anew)
