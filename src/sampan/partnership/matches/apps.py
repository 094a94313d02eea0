"""Registers the matches slice with Django."""

from django.apps import AppConfig


class MatchesConfig(AppConfig):
    """Whether another country knows somebody, without showing names."""

    name = "sampan.partnership.matches"
    label = "matches"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sampan.partnership.matches.alarm_kinds import register_alarm_kinds
        from sampan.partnership.matches.case_tab import register_on_case_page
        from sampan.partnership.matches.facts import PREFIX
        from sampan.partnership.matches.own_numbers import SPECIFICATION, forms_held
        from sampan.partnership.matches.services.arriving import on_letters
        from sampan.partnership.matches.services.ending import forget_case
        from sampan.partnership.matches.services.leaving import on_closing, on_withdrawal
        from sampan.partnership.matches.services.protecting import withhold
        from sampan.partnership.matches.services.resealing import reseal
        from sampan.partnership.matches.services.settling import note_settled
        from sampan.partnership.matches.task_kinds import register_task_kinds
        from sampan.protection.cases.services.closing import when_erased
        from sampan.registry.consent.services import when_withdrawn
        from sampan.registry.correspondence.services.passing import keep_no_bodies
        from sampan.registry.correspondence.services.settling import when_expired, when_refused
        from sampan.registry.correspondence.services.taking_in import register_batch_handler
        from sampan.registry.people.services.closing import when_identity_closed
        from sampan.registry.people.services.keys import when_rotated
        from sampan.registry.people.services.own_numbers import read_numbers_by, when_numbers_written
        from sampan.vocabulary.lanes import Lane

        register_batch_handler(PREFIX, on_letters, lane=Lane.FIGURES)
        keep_no_bodies(PREFIX)
        when_refused(note_settled, PREFIX)
        when_expired(note_settled, PREFIX)
        when_erased(forget_case)
        when_withdrawn(on_withdrawal)
        when_identity_closed(on_closing)
        when_rotated(reseal)
        read_numbers_by(specification=SPECIFICATION, reader=forms_held)
        when_numbers_written(withhold)
        register_task_kinds()
        register_alarm_kinds()
        register_on_case_page()
