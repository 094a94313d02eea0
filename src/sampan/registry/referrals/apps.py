"""Registers the referrals slice with Django."""

from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    """Referrals between agencies and across borders."""

    name = "sampan.registry.referrals"
    label = "referrals"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sampan.registry.correspondence.figures import register_waiting
        from sampan.registry.referrals.figures import awaited

        register_waiting(awaited)
