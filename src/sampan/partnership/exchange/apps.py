"""Registers the exchange slice with Django."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """Exchange: letters sealed, signed, sent, retried, journalled and acknowledged."""

    name = "sampan.partnership.exchange"
    label = "exchange"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sampan.partnership.exchange.models import Peer
        from sampan.partnership.exchange.services.carrying import carry
        from sampan.registry.correspondence.services.writing import register_carrier
        from sampan.registry.facts_at_hand import forget_after

        register_carrier(carry)
        forget_after(Peer)
