"""Registers the entitlements slice with Django."""

from django.apps import AppConfig


class EntitlementsConfig(AppConfig):
    """Entitlements: support that the law grants, proposed, granted and paid."""

    name = "sampan.protection.entitlements"
    label = "entitlements"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sampan.protection.cases.services.closing import when_closed, when_erased
        from sampan.protection.entitlements.panel import register_parts
        from sampan.protection.entitlements.services.reviewing import (
            follow_decision,
            forget,
            lapse_with_the_case,
        )
        from sampan.protection.entitlements.services.rows import register_parts_of_support
        from sampan.protection.identification.services.deciding import when_decided

        register_parts()
        register_parts_of_support()
        when_decided(follow_decision)
        when_closed(lapse_with_the_case)
        when_erased(forget)
