"""Registers the crossings slice: its letters' handler and its ear for withdrawn consents."""

from django.apps import AppConfig


class CrossingsConfig(AppConfig):
    """A person's case crosses a border, by one referral conversation."""

    name = "sampan.protection.crossings"
    label = "crossings"

    def ready(self) -> None:
        from sampan.protection.crossings.approving import ACT
        from sampan.protection.crossings.arrivals import on_letter, on_settled
        from sampan.protection.crossings.withdrawals import on_withdrawal
        from sampan.registry.approvals.services.acts import register_act
        from sampan.registry.consent.services import when_withdrawn
        from sampan.registry.correspondence.services.settling import when_expired, when_refused
        from sampan.registry.correspondence.services.taking_in import register_handler

        register_act(ACT)
        register_handler("referral.", on_letter)
        when_refused(on_settled, "referral.")
        when_expired(on_settled, "referral.")
        when_withdrawn(on_withdrawal)
