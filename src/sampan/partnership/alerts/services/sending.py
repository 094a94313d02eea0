"""Sends a message to the duty desks of one or several members, and takes one back with the reason."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from sampan.partnership.alerts.bodies import (
    LONGEST_SUBJECT,
    LONGEST_TEXT,
    MOST_CODES,
    message_body,
    read_text,
)
from sampan.partnership.alerts.facts import FIRST_ACT, LONGEST_WAIT, NewAlert
from sampan.partnership.alerts.models import Alert, Passage
from sampan.partnership.alerts.services.naming import require_nobody_named
from sampan.partnership.alerts.services.posting import post, wipe_letters
from sampan.partnership.alerts.services.rows import audit, label_of, locked_passage, note, require_open
from sampan.partnership.alerts.services.sealing import seal_words
from sampan.protection.cases.queries import case as read_case
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_now
from sampan.registry.correspondence.directory import correspondent
from sampan.registry.referrals.queries import referrals_of_case
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.errors import InvalidInput, WrongState
from sampan.vocabulary.territories import is_country, is_province

_LONGEST_VALID = timedelta(days=90)  # an alert of a route is old after a season


@transaction.atomic
def send_alert(*, new: NewAlert, by: Actor, purpose: Purpose) -> UUID:
    """Send a message to each of its members and return its id; each desk gets a conversation of its own.

    Raises InvalidInput for words, places, forms, times or a case's name that may not leave, NoAgreement for a
    member that cannot be written to, NotFound for a case that the actor does not see.
    """
    require(by, Permission.WRITE_ALERTS, purpose=purpose)
    moment = house_now()
    _check(new, moment)
    if new.case_id is not None:
        reader = Reader(by, purpose)
        read_case(case_id=new.case_id, reader=reader)
        require_nobody_named(subject=new.subject, text=new.text, case_id=new.case_id, reader=reader)
    alert = _row(new, by=by, moment=moment)
    alert.save(force_insert=True)
    for member in dict.fromkeys(new.members):
        correspondent(member)
        _send_to(alert, member, new, by=by, purpose=purpose)
    audit("sent", alert, by=by, purpose=purpose, members=len(set(new.members)))
    return alert.id


@transaction.atomic
def recall(*, alert_id: UUID, member: str, reason: str, wipes: bool, by: Actor, purpose: Purpose) -> None:
    """Take a message back from one desk and say why; with `wipes` its words are erased on both sides.

    Raises InvalidInput without a reason, WrongState when it is over or not ours.
    """
    require(by, Permission.WRITE_ALERTS, purpose=purpose)
    passage = locked_passage(alert_id=alert_id, member=member)
    if passage.alert.direction != "out":
        raise WrongState("Only its sender can take a message back.", remedy="Answer it instead.")
    require_open(passage)
    why, moment = read_text({"reason": reason}, "reason"), house_now()
    if wipes:
        wipe_letters(passage, by=by)
    post(passage, "recall", {"reason": why, "wipe": wipes}, by=by)
    passage.recalled_at = passage.seen_at = moment
    passage.save(update_fields=("recalled_at", "seen_at"))
    note(passage, "recalled", at=moment, is_ours=True, by=by, words={"text": why})
    if wipes:
        wipe_unused(passage.alert)
    audit("recalled", passage.alert, by=by, purpose=purpose, member=member, wiped=wipes)


def wipe_unused(alert: Alert) -> None:
    """Erase a message's words here once it was taken back from every desk that had it."""
    if not alert.passages.filter(recalled_at__isnull=True).exists():
        alert.words_sealed = b""
        alert.save(update_fields=("words_sealed",))


def _send_to(alert: Alert, member: str, new: NewAlert, *, by: Actor, purpose: Purpose) -> None:
    passage = Passage(
        alert=alert,
        agency_id=alert.agency_id,
        member=member,
        read_due=alert.written_at + timedelta(minutes=alert.read_within),
        seen_at=alert.written_at,
    )
    about = _same_thread(alert.about_id, member)
    referral = _shared_referral(alert.case_id, member, Reader(by, purpose))
    body = message_body(new, about=about, referral=referral)
    passage.letter_id = post(passage, FIRST_ACT[alert.kind], body, by=by, expires_at=new.valid_until)
    passage.save(force_insert=True)
    note(passage, "sent", at=alert.written_at, is_ours=True, by=by)
    if referral is not None and alert.referral_id is None:
        alert.referral_id = referral
        alert.save(update_fields=("referral_id",))


def _row(new: NewAlert, *, by: Actor, moment: datetime) -> Alert:
    alert = Alert(
        direction="out",
        kind=new.kind,
        agency_id=by.agency_id,
        case_id=new.case_id,
        places=list(dict.fromkeys(new.places)),
        forms=list(dict.fromkeys(new.forms)),
        valid_until=new.valid_until,
        read_within=new.read_within,
        about_id=new.about,
        written_at=moment,
        written_by_id=by.account_id,
    )
    words = {"subject": new.subject.strip(), "text": new.text.strip()}
    alert.words_sealed, alert.key_version = seal_words(words, label=label_of(alert.id))
    return alert


def _same_thread(about: UUID | None, member: str) -> UUID | None:
    """Return the conversation under which that member knows an earlier message, None when it does not."""
    if about is None:
        return None
    return (
        Passage.objects.filter(alert_id=about, member=member).values_list("conversation", flat=True).first()
    )


def _shared_referral(case_id: UUID | None, member: str, reader: Reader) -> UUID | None:
    if case_id is None:
        return None
    found = referrals_of_case(case_id=case_id, reader=reader)
    return next((one.id for one in found if one.member == member), None)


def _check(new: NewAlert, moment: datetime) -> None:
    read_text({"subject": new.subject}, "subject", LONGEST_SUBJECT)
    read_text({"text": new.text}, "text", LONGEST_TEXT)
    forms = code_list("form_of_exploitation")
    faults = (
        ("kind", new.kind not in FIRST_ACT, "Choose an urgent message or an alert."),
        ("members", not new.members, "Choose at least one country."),
        ("places", not all(is_country(one) or is_province(one) for one in new.places), "Use ISO 3166 codes."),
        ("places", len(new.places) > MOST_CODES, "Name the main places only."),
        ("forms", not all(forms.has(one) for one in new.forms), "Use codes of form_of_exploitation."),
        ("read_within", not 0 < new.read_within <= LONGEST_WAIT, "Give minutes, a week at most."),
        ("valid_until", not moment < new.valid_until <= moment + _LONGEST_VALID, "Up to 90 days from now."),
    )
    for field, is_wrong, remedy in faults:
        if is_wrong:
            raise InvalidInput("This part of the message cannot be sent.", remedy=remedy, field=field)
