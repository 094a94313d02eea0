"""Registers the recognition slice with Django."""

from django.apps import AppConfig


class RecognitionConfig(AppConfig):
    """Recognition: a person is looked for among all who are known."""

    name = "sampan.protection.recognition"
    label = "recognition"

    def ready(self) -> None:
        from sampan.engines.matching.index_keys import SPECIFICATION
        from sampan.protection.cases.services.comparing import traits_of_cases
        from sampan.protection.cases.services.lookouts import Lookout, register_lookout
        from sampan.protection.recognition.services.asking import make_keys
        from sampan.protection.recognition.services.showing import seen_while_typing
        from sampan.registry.people.services.match_keys import make_keys_by

        make_keys_by(specification=SPECIFICATION, maker=make_keys, traits_of=traits_of_cases)
        register_lookout(Lookout("recognition/known.html", seen_while_typing))
