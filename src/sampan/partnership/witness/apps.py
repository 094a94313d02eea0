"""Registers the witness slice with Django, and with the carriers of letters."""

from django.apps import AppConfig


class WitnessConfig(AppConfig):
    """Each node's log of letters, countersigned by the others."""

    name = "sampan.partnership.witness"
    label = "witness"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sampan.partnership.exchange.services.witnessing import Witness, register_witness
        from sampan.partnership.witness.services.alarms import TASK
        from sampan.partnership.witness.services.noting import note_letters
        from sampan.partnership.witness.services.taking import take_statement
        from sampan.partnership.witness.services.telling import statement_for
        from sampan.protection.tasks.services.kinds import register_kind

        register_witness(Witness(note=note_letters, tell=statement_for, take=take_statement))
        register_kind(TASK)
