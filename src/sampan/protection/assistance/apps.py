"""Registers the assistance slice with Django."""

from django.apps import AppConfig


class AssistanceConfig(AppConfig):
    """Assistance: referral to a service provider inside the country, services given, transfer."""

    name = "sampan.protection.assistance"
    label = "assistance"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sampan.protection.assistance.panel import register_parts
        from sampan.protection.assistance.services.needs import open_needs_of_intake
        from sampan.protection.assistance.services.owed import register_kinds
        from sampan.protection.assistance.services.withdrawing import (
            forget,
            on_withdrawal,
            settle_with_the_case,
        )
        from sampan.protection.cases.services.closing import when_closed, when_erased
        from sampan.protection.cases.services.opening import when_opened
        from sampan.registry.consent.services import when_withdrawn

        register_kinds()
        register_parts()
        when_opened(open_needs_of_intake)
        when_withdrawn(on_withdrawal)
        when_closed(settle_with_the_case)
        when_erased(forget)
