"""Registers the weights slice with Django."""

from django.apps import AppConfig


class WeightsConfig(AppConfig):
    """Weights: what reviewers decide about pairs of files goes back into the weights of matching."""

    name = "sampan.protection.weights"
    label = "weights"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sampan.protection.weights.approving import ACT
        from sampan.protection.weights.models import Step
        from sampan.protection.weights.services.taking import on_answer
        from sampan.registry.approvals.services.acts import register_act
        from sampan.registry.facts_at_hand import forget_after

        register_act(ACT, listener=on_answer)
        forget_after(Step)
