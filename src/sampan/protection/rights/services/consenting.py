"""A child consents together with a guardian: the file says who is a child, not the officer's tick alone."""

from uuid import UUID

from sampan.protection.cases.queries import case as read_case
from sampan.protection.identification.services.clocks import known_facts
from sampan.registry.access.reader import Reader
from sampan.registry.consent.services import ConsentAnswer
from sampan.vocabulary.errors import InvalidInput


def require_guardian_of_child(*, case_id: UUID, answer: ConsentAnswer, reader: Reader) -> None:
    """Refuse a consent that a child gave alone; raises InvalidInput naming the field."""
    majority = known_facts(read_case(case_id=case_id, reader=reader)).get("majority")
    if majority == "child" and answer.given_by != "guardian":
        raise InvalidInput(
            "The file says that the person is a child: a consent needs a guardian's.",
            remedy="Ask for a guardian to be appointed, and record the consent with them.",
            field="given_by",
        )
