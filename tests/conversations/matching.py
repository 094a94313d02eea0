"""One act of matching at one node, as a process of its own; prints one line of JSON.

`python -m tests.conversations.matching DIR ACT [WORDS]`; the acts are those of `_ACTS`.
"""

import json
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID, uuid5

from sampan.portal.node.starting import start_django

DIRECTORY, ACT, WORDS = Path(sys.argv[1]), sys.argv[2], sys.argv[3:]
start_django(DIRECTORY)

from sampan.partnership.matches.facts import ArrangementTerms, LegalBasis, Register  # noqa: E402
from sampan.partnership.matches.models import Arrangement, Epoch, Question  # noqa: E402
from sampan.partnership.matches.services.arranging import answer_arrangement, propose  # noqa: E402
from sampan.partnership.matches.services.asking import NewQuestion, ask  # noqa: E402
from sampan.partnership.matches.services.holding_epochs import open_epoch  # noqa: E402
from sampan.partnership.matches.services.recording import record_selector  # noqa: E402
from sampan.partnership.members.agreeing.drafts import Draft  # noqa: E402
from sampan.partnership.members.agreeing.reading import agreements  # noqa: E402
from sampan.partnership.members.agreeing.services import confirm_agreement, propose_agreement  # noqa: E402
from sampan.registry.access.context import reading_as  # noqa: E402
from sampan.registry.access.purposes import Purpose  # noqa: E402
from sampan.registry.access.reader import Reader  # noqa: E402
from sampan.registry.accounts.queries import service_actor  # noqa: E402

NAMESPACE = UUID("0b6f3c9e-8d8e-4d3a-9a53-0a4a5a0f2b11")


def main() -> object:
    """Do the act as the node's service and return what is printed."""
    purpose = Purpose.ADMINISTRATION if ACT in ("agree", "confirm") else Purpose.REFERRAL
    with reading_as(Reader(service_actor(), purpose)) as reader:
        return _ACTS[ACT](reader, *WORDS)


def _who(reader: Reader) -> dict[str, object]:
    return {"by": reader.actor, "purpose": reader.purpose}


def _agree(reader: Reader, member: str) -> str:
    kinds = ("match", "members", "referral")
    draft = Draft(member, "Matching", "", date.today() - timedelta(days=1), None, kinds, kinds)
    return str(propose_agreement(draft=draft, **_who(reader)).id)


def _confirm(reader: Reader) -> int:
    waiting = [one for one in agreements(reader=reader) if one.state == "proposed_there"]
    for one in waiting:
        confirm_agreement(agreement_id=one.id, **_who(reader))
    return len(waiting)


def _arrange(reader: Reader, member: str, keeper: str) -> str:
    return str(propose(member=member, terms=ArrangementTerms(keeper=keeper), **_who(reader)))


def _consent(reader: Reader) -> int:
    waiting = list(Arrangement.objects.filter(state="proposed").values_list("id", flat=True))
    for one in waiting:
        answer_arrangement(arrangement_id=one, agrees=True, **_who(reader))
    return len(waiting)


def _record(reader: Reader, suspect: str, *selectors: str) -> str:
    subject_id = uuid5(NAMESPACE, suspect)
    for one in selectors:
        kind, _equals, text = one.partition("=")
        record_selector(
            kind=kind, text=text, held_by="suspect", subject_id=subject_id, case_id=None, **_who(reader)
        )
    return str(subject_id)


def _open(_reader: Reader, asker: str) -> str:
    return str(open_epoch(asker=asker, register=Register.SELECTORS))


def _ask(reader: Reader, member: str, suspect: str) -> str:
    new = NewQuestion(member, LegalBasis.BILATERAL, subject_id=uuid5(NAMESPACE, suspect))
    return str(ask(new=new, **_who(reader)))


def _state(_reader: Reader) -> dict[str, list[str]]:
    return {
        "arrangements": list(Arrangement.objects.values_list("state", flat=True)),
        "epochs": list(Epoch.objects.values_list("state", flat=True)),
        "questions": list(Question.objects.order_by("id").values_list("state", flat=True)),
    }


_ACTS: dict[str, Callable[..., object]] = {
    "agree": _agree, "confirm": _confirm, "arrange": _arrange, "consent": _consent, "record": _record,
    "open": _open, "ask": _ask, "state": _state,
}  # fmt: skip

if __name__ == "__main__":
    print(json.dumps(main()))
