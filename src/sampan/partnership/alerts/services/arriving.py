"""Takes in the letters of alerts, and hears what became of ours. Runs as the node's service, once a letter."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sampan.partnership.alerts.bodies import read_message, read_moment, read_text
from sampan.partnership.alerts.facts import FIRST_ACT
from sampan.partnership.alerts.models import Alert, Passage
from sampan.partnership.alerts.services.desk import owe_reading, settle_reading
from sampan.partnership.alerts.services.posting import wipe_letters
from sampan.partnership.alerts.services.raising import raise_if_nobody_is_there
from sampan.partnership.alerts.services.rows import audit, label_of, note, passage_of_letter, require_open
from sampan.partnership.alerts.services.sealing import seal_words
from sampan.partnership.alerts.services.sending import wipe_unused
from sampan.registry.clock.queries import house_now
from sampan.registry.correspondence.facts import ArrivedLetter, SettledLetter, State
from sampan.vocabulary.errors import InvalidInput, NotFound, WrongState

_NEWS = ("answer", "close", "recall")
"""Acts of the other side that somebody here has to look at; that a message was read is shown beside it."""
_FIRST = tuple(f"{kind}.{act}" for kind, act in FIRST_ACT.items())


def on_letter(letter: ArrivedLetter) -> None:
    """Take in a letter of an alert: the message itself, or what the other side says of one."""
    kind, _dot, act = letter.kind.partition(".")
    if letter.kind in _FIRST:
        _arrived(letter, kind)
        return
    if act not in _ACTS:
        raise InvalidInput("This node does not know such a letter.", remedy="Update this node.", field="kind")
    passage = passage_of_letter(member=letter.member, conversation=letter.conversation)
    if passage.alert.kind != kind:
        raise WrongState("This conversation is of another kind.", remedy="Update the other node.")
    if act in _NEWS:
        passage.news_at = letter.received_at
    _ACTS[act](passage, letter)
    passage.save()
    audit(f"told_{act}", passage.alert, by=letter.by, purpose=letter.purpose, member=passage.member)


def on_settled(settled: SettledLetter) -> None:
    """Hear that a letter of ours was received, refused or not received in time."""
    if settled.kind not in _FIRST:
        return
    try:
        passage = passage_of_letter(member=settled.member, conversation=settled.conversation)
    except NotFound:
        return
    moment = house_now()
    if settled.state is State.ACKNOWLEDGED:
        passage.received_at = passage.received_at or moment
        passage.failed_at, passage.reason = None, ""
        note(passage, "received", at=moment, is_ours=False)
    else:
        passage.failed_at, passage.reason = moment, settled.reason
        passage.news_at = moment
        note(passage, "refused" if settled.reason else "expired", at=moment, is_ours=False)
    passage.save(update_fields=("received_at", "failed_at", "reason", "news_at"))


def _arrived(letter: ArrivedLetter, kind: str) -> None:
    told = read_message(letter.body)
    about = (
        Passage.objects.filter(member=letter.member, conversation=told.about).first() if told.about else None
    )
    alert = Alert(
        direction="in",
        kind=kind,
        agency_id=letter.by.agency_id,
        referral_id=told.referral,
        places=list(told.places),
        forms=list(told.forms),
        valid_until=told.valid_until,
        read_within=told.read_within,
        about_id=about.alert_id if about else None,
        written_at=letter.written_at,
    )
    words = {"subject": told.subject, "text": told.text}
    alert.words_sealed, alert.key_version = seal_words(words, label=label_of(alert.id))
    alert.save(force_insert=True)
    passage = Passage.objects.create(
        alert=alert,
        agency_id=alert.agency_id,
        member=letter.member,
        conversation=letter.conversation,
        letter_id=letter.id,
        read_due=letter.received_at + timedelta(minutes=told.read_within),
        received_at=letter.received_at,
    )
    note(passage, "received", at=letter.received_at, is_ours=True)
    owe_reading(passage, by=letter.by)
    raise_if_nobody_is_there(passage, now=letter.received_at, by=letter.by)
    audit("arrived", alert, by=letter.by, purpose=letter.purpose, member=letter.member)


def _read(passage: Passage, letter: ArrivedLetter) -> None:
    """Their duty desk read our message: at their word, but never before we wrote it or after they say so."""
    _require_ours(passage)
    said = read_moment(letter.body, "at")
    passage.read_at = passage.read_at or _between(said, passage.alert.written_at, letter.received_at)
    note(passage, "read", at=passage.read_at, is_ours=False)


def _answered(passage: Passage, letter: ArrivedLetter) -> None:
    require_open(passage)
    text = read_text(letter.body, "text")
    if passage.alert.direction == "out":
        passage.answered_at = passage.answered_at or letter.received_at
        passage.read_at = passage.read_at or letter.received_at
    note(passage, "answered", at=letter.received_at, is_ours=False, words={"text": text})


def _raised(passage: Passage, letter: ArrivedLetter) -> None:
    _require_ours(passage)
    passage.raised_there_at = _between(
        read_moment(letter.body, "at"), passage.alert.written_at, letter.received_at
    )
    is_national = letter.body.get("level") == 2
    note(passage, "raised_national" if is_national else "raised", at=passage.raised_there_at, is_ours=False)


def _recalled(passage: Passage, letter: ArrivedLetter) -> None:
    if passage.alert.direction != "in":
        raise WrongState("Only its sender can take a message back.", remedy="Update the other node.")
    reason = read_text(letter.body, "reason")
    passage.recalled_at = letter.received_at
    passage.save(update_fields=("recalled_at",))
    note(passage, "recalled", at=letter.received_at, is_ours=False, words={"text": reason})
    settle_reading(passage, by=letter.by, outcome="taken_back")
    if letter.body.get("wipe") is True:
        wipe_unused(passage.alert)
        wipe_letters(passage, by=letter.by)


def _closed(passage: Passage, letter: ArrivedLetter) -> None:
    text = read_text(letter.body, "text") if letter.body.get("text") else ""
    passage.closed_at = passage.closed_at or letter.received_at
    note(passage, "closed", at=letter.received_at, is_ours=False, words={"text": text} if text else None)
    if passage.alert.direction == "in":
        settle_reading(passage, by=letter.by, outcome="closed_there")


_ACTS: dict[str, Callable[[Passage, ArrivedLetter], None]] = {
    "read": _read,
    "answer": _answered,
    "raised": _raised,
    "recall": _recalled,
    "close": _closed,
}


def _require_ours(passage: Passage) -> None:
    if passage.alert.direction != "out":
        raise WrongState("This is said of a message that we did not write.", remedy="Update the other node.")


def _between(moment: datetime, first: datetime, last: datetime) -> datetime:
    """Return a moment of the other side's clock, kept inside what our own clock knows."""
    return max(first, min(moment, last))
