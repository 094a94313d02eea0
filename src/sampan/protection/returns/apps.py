"""Registers the returns slice with Django."""

from django.apps import AppConfig


class ReturnsConfig(AppConfig):
    """Returns: a safe and voluntary way home, between two countries' nodes."""

    name = "sampan.protection.returns"
    label = "returns"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sampan.protection.cases.services.closing import when_closed, when_erased
        from sampan.protection.returns.arrivals import on_letter, on_settled
        from sampan.protection.returns.figures import awaited
        from sampan.protection.returns.panel import register_on_case_page
        from sampan.protection.returns.services.gatekeeping import PLAN_ACT
        from sampan.protection.returns.services.keeping import forget
        from sampan.protection.returns.services.moving import on_plan_answered
        from sampan.protection.returns.services.stopping import on_withdrawal, stop_with_the_case
        from sampan.protection.returns.task_kinds import register_task_kinds
        from sampan.protection.returns.wording import PLAN_LABEL
        from sampan.registry.approvals.facts import ApprovableAct
        from sampan.registry.approvals.services.acts import register_act
        from sampan.registry.consent.services import when_withdrawn
        from sampan.registry.correspondence.figures import register_waiting
        from sampan.registry.correspondence.services.settling import when_expired, when_refused
        from sampan.registry.correspondence.services.taking_in import register_handler

        register_waiting(awaited)
        register_handler("return.", on_letter)
        when_refused(on_settled, "return.")
        when_expired(on_settled, "return.")
        when_withdrawn(on_withdrawal)
        when_closed(stop_with_the_case)
        when_erased(forget)
        register_act(ApprovableAct(PLAN_ACT, PLAN_LABEL, True, "returns:return"), listener=on_plan_answered)
        register_task_kinds()
        register_on_case_page()
