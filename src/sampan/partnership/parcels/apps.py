"""Registers the parcels slice with Django."""

from django.apps import AppConfig


class ParcelsConfig(AppConfig):
    """Large files: sealed in chunks, sent beside the letters, taken up again wherever they stopped."""

    name = "sampan.partnership.parcels"
    label = "parcels"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sampan.partnership.parcels.services.hearing import note_settled, take_letter
        from sampan.partnership.parcels.services.rows import PREFIX
        from sampan.partnership.parcels.services.stopping import erase_of_case, stop_withdrawn
        from sampan.protection.cases.services.closing import when_erased
        from sampan.registry.consent.services import when_withdrawn
        from sampan.registry.correspondence.services.settling import (
            when_acknowledged,
            when_expired,
            when_refused,
        )
        from sampan.registry.correspondence.services.taking_in import register_handler
        from sampan.vocabulary.lanes import Lane

        register_handler(PREFIX, take_letter, lane=Lane.REFERRAL)
        when_acknowledged(note_settled, PREFIX)
        when_refused(note_settled, PREFIX)
        when_expired(note_settled, PREFIX)
        when_erased(erase_of_case)
        when_withdrawn(stop_withdrawn)
