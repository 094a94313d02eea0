"""Who may be matched with a member: read when keys are gathered, and again at each moment at which somebody decides.

All files of a person are one here: a no in one of them holds for each, and so does a later yes.
"""

from collections.abc import Collection, Iterable, Iterator
from uuid import UUID

from sampan.partnership.matches.services.rows import as_service
from sampan.protection.cases.services.pointers import files_of, standing_cases
from sampan.registry.access.reader import Reader
from sampan.registry.clock.queries import house_today
from sampan.registry.consent.facts import ConsentAnswers
from sampan.registry.consent.queries import answers_of
from sampan.registry.consent.services import hold_answers
from sampan.registry.people.queries import open_identities
from sampan.registry.people.services.closing import hold_identities
from sampan.vocabulary.errors import NoConsent


def unwilling(member: str, reader: Reader, *, among: Collection[UUID] | None = None) -> frozenset[UUID]:
    """Return the files of each person who withdrew consent to a member and gave none since, or withdrew all of it.

    Of the persons of the cases named, or of everybody; read as the node's service, which sees every file.
    """
    asked = answers_of(on=house_today(), reader=reader).keys() if among is None else among
    people = list(_people(asked))
    answers = answers_of(on=house_today(), reader=reader, among=[one for files in people for one in files])
    return frozenset(
        one
        for files in people
        if _said_no([answers[file] for file in files if file in answers], f"member:{member}")
        for one in files
    )


def may_be_matched(case_id: UUID, member: str) -> bool:
    """Say whether a person may be matched with a member now: identity open, and no consent to it withdrawn."""
    with as_service() as reader:
        return case_id in open_identities([case_id]) and not unwilling(member, reader, among=[case_id])


def require_willing(case_id: UUID | None, member: str) -> None:
    """Return when a person may be matched with a member now, or when nobody helped is meant; NoConsent otherwise."""
    if case_id is not None and not may_be_matched(case_id, member):
        raise NoConsent(
            "The person withdrew consent, or the file is closed: they are matched with that country no more.",
            remedy="Ask the person again, and record what they answer.",
        )


def hold_still(case_ids: Collection[UUID]) -> None:
    """Let what these persons said stand until the transaction ends, in every file of theirs.

    A withdrawal or closing at this moment comes first, and is seen by what is read next; or it waits, and then ends
    what was written meanwhile. Consents before identities, as a withdrawal takes them. Runs as the node's service.
    """
    files = sorted({one for files in _people(case_ids) for one in files})
    hold_answers(files)
    hold_identities(files)


def files_of_person(case_id: UUID) -> list[UUID]:
    """Return every file of the person of a case, the case itself among them."""
    return next(_people([case_id]))


def _people(case_ids: Iterable[UUID]) -> Iterator[list[UUID]]:
    for end in set(standing_cases(case_ids).values()):
        yield files_of(end) or [end]


def _said_no(answers: Collection[ConsentAnswers], recipient: str) -> bool:
    withdrawn = frozenset[str]().union(*(one.withdrawn for one in answers))
    in_force = frozenset[str]().union(*(one.in_force for one in answers))
    return recipient in withdrawn - in_force or bool(withdrawn and not in_force)
