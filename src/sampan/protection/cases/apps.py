"""Registers the cases slice with Django."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Cases: a person's file from the first contact on."""

    name = "sampan.protection.cases"
    label = "cases"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sampan.protection.cases.services.approving import ACT
        from sampan.protection.cases.services.closing import erase_case, when_closed, when_erased
        from sampan.protection.cases.services.emergencies import KEEPER, SENTENCES
        from sampan.protection.cases.services.panels import register_sentence
        from sampan.registry.approvals.services.acts import register_act
        from sampan.registry.approvals.services.asking import forget as forget_approvals
        from sampan.registry.approvals.services.asking import lapse_with_the_case
        from sampan.registry.breakglass.services.files import register_keeper
        from sampan.registry.breakglass.services.opening import forget as forget_emergencies
        from sampan.registry.forgetting.services import register_eraser

        register_eraser(erase_case)
        register_keeper(KEEPER)
        for kind, sentence in SENTENCES.items():
            register_sentence(kind, sentence)
        register_act(ACT)
        when_closed(lapse_with_the_case)
        when_erased(forget_approvals)
        when_erased(forget_emergencies)
