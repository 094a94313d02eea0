"""The nodes that this node works with, what countries signed about them, and what was agreed with each."""

from enum import StrEnum

from django.db import models

from sampan.partnership.members.facts import AgreementState, DocumentKind, DocumentState, MemberState
from sampan.registry.access.sensitivity import Sensitivity
from sampan.registry.identifiers import new_record_id


def _codes(listed: type[StrEnum]) -> list[tuple[str, str]]:
    return [(one.value, one.value) for one in listed]


def _account() -> models.ForeignKey:
    return models.ForeignKey("accounts.Account", null=True, on_delete=models.PROTECT, related_name="+")


class Member(models.Model):
    """Another node. It counts only once a person here compared its card's fingerprint by voice, or the directory
    vouches for it and this node's policy lets that be enough.
    """

    SENSITIVITY = {
        "node_id": Sensitivity.PUBLIC,
        "country": Sensitivity.PUBLIC,
        "name": Sensitivity.PUBLIC,
        "address": Sensitivity.INTERNAL,
        "cards": Sensitivity.INTERNAL,
        "fingerprint": Sensitivity.INTERNAL,
        "serial": Sensitivity.INTERNAL,
        "state": Sensitivity.INTERNAL,
        "proposed_at": Sensitivity.INTERNAL,
        "confirmed_by": Sensitivity.INTERNAL,
        "confirmed_at": Sensitivity.INTERNAL,
        "vouched_by": Sensitivity.INTERNAL,
    }

    node_id = models.CharField(max_length=63, primary_key=True)
    country = models.CharField(max_length=2)
    name = models.CharField(max_length=200)
    address = models.CharField(max_length=320)
    cards = models.JSONField(help_text="all its cards, oldest first, as it signed them")
    fingerprint = models.CharField(max_length=60, help_text="of the newest card")
    serial = models.PositiveIntegerField()
    state = models.CharField(max_length=12, choices=_codes(MemberState))
    proposed_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(
        "accounts.Account", null=True, on_delete=models.PROTECT, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True)
    vouched_by = models.PositiveIntegerField(
        null=True, help_text="version of the directory, when nobody called"
    )

    class Meta:
        """Listed by country and name; a member counts only when somebody confirmed it."""

        ordering = ("country", "name")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(confirmed_by__isnull=True, confirmed_at__isnull=True)
                | models.Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
                name="who_confirmed_and_when",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=(MemberState.ACTIVE, MemberState.LEAVING, MemberState.LEFT))
                | models.Q(confirmed_at__isnull=False),
                name="active_once_confirmed",
            ),
        )


class OwnCard(models.Model):
    """A card that this node issued for itself; the newest is in force."""

    SENSITIVITY = dict.fromkeys(("serial", "card", "issued_at"), Sensitivity.INTERNAL)

    serial = models.PositiveIntegerField(primary_key=True)
    card = models.JSONField()
    issued_at = models.DateTimeField()


class SignedDocument(models.Model):
    """A root or directory, in force, before, or collecting signatures. What was in force is never changed again."""

    SENSITIVITY = dict.fromkeys(
        (
            *("id", "kind", "version", "digest", "document", "state", "expires_at", "came_from"),
            *("came_at", "came_by", "in_force_at"),
        ),
        Sensitivity.INTERNAL,
    )

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    kind = models.CharField(max_length=10, choices=_codes(DocumentKind))
    version = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    document = models.JSONField(help_text="as signed so far")
    state = models.CharField(max_length=10, choices=_codes(DocumentState))
    expires_at = models.DateTimeField()
    came_from = models.CharField(max_length=63, help_text="here, file, or the id of a node")
    came_at = models.DateTimeField()
    came_by = _account()
    in_force_at = models.DateTimeField(null=True)

    class Meta:
        """Each document once; one in force of a kind; one document of a version that ever was in force."""

        constraints = (
            models.UniqueConstraint(fields=("kind", "digest"), name="a_document_once"),
            models.UniqueConstraint(
                fields=("kind",), condition=models.Q(state=DocumentState.IN_FORCE), name="one_in_force"
            ),
            models.UniqueConstraint(
                fields=("kind", "version"),
                condition=models.Q(in_force_at__isnull=False),
                name="a_version_in_force_once",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    state__in=(DocumentState.PROPOSED, DocumentState.DROPPED), in_force_at__isnull=True
                )
                | models.Q(
                    state__in=(DocumentState.IN_FORCE, DocumentState.SUPERSEDED), in_force_at__isnull=False
                ),
                name="in_force_since_when",
            ),
        )


class Agreement(models.Model):
    """What was agreed with one member. A change is a new version of the same series."""

    SENSITIVITY = dict.fromkeys(
        (
            *("id", "series", "member", "version", "title", "basis", "valid_from", "valid_to"),
            *("kinds_out", "kinds_in", "groups_out", "groups_in", "state", "proposed_at", "proposed_by"),
            *("confirmed_at", "confirmed_by", "ended_at", "ended_by", "ended_reason"),
        ),
        Sensitivity.INTERNAL,
    )

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    series = models.UUIDField(help_text="the same on both sides; its letters' conversation")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="agreements")
    version = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    basis = models.CharField(max_length=300, blank=True, help_text="title of the document that it rests on")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, help_text="the last day; none: no end")
    kinds_out = models.JSONField(default=list, help_text="beginnings of kinds of letters")
    kinds_in = models.JSONField(default=list)
    groups_out = models.JSONField(default=list, help_text="codes of the list consent_group")
    groups_in = models.JSONField(default=list)
    state = models.CharField(max_length=14, choices=_codes(AgreementState))
    proposed_at = models.DateTimeField()
    proposed_by = _account()
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = _account()
    ended_at = models.DateTimeField(null=True)
    ended_by = _account()
    ended_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        """A version once; ended with a reason."""

        ordering = ("member", "-proposed_at")
        constraints = (
            models.UniqueConstraint(
                fields=("series", "version"),
                condition=~models.Q(state=AgreementState.DECLINED),
                name="a_version_once",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=models.F("valid_from")),
                name="ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=AgreementState.ENDED)
                | (models.Q(ended_at__isnull=False) & ~models.Q(ended_reason="")),
                name="ended_for_a_reason",
            ),
        )
        indexes = (
            models.Index(
                fields=("member",),
                condition=models.Q(state=AgreementState.IN_FORCE),
                name="agreements_in_force",
            ),
        )


class Policy(models.Model):
    """What this node demands of its members; without a row the defaults hold."""

    SENSITIVITY = dict.fromkeys(
        ("id", "only_with_agreement", "directory_vouches", "set_by", "set_at"), Sensitivity.INTERNAL
    )

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    only_with_agreement = models.BooleanField(default=False)
    directory_vouches = models.BooleanField(default=False)
    set_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        """One row."""

        constraints = (models.CheckConstraint(condition=models.Q(id=1), name="one_policy"),)


class Departure(models.Model):
    """A member leaves us, or we leave it: until nothing is open between the two."""

    SENSITIVITY = dict.fromkeys(
        (
            *("id", "conversation", "member", "leaver", "reason", "began_at", "began_by", "our_last_at"),
            *("their_last_at", "their_open", "ended_at", "ended_by", "ended_reason"),
        ),
        Sensitivity.INTERNAL,
    )

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    conversation = models.UUIDField()
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="departures")
    leaver = models.CharField(max_length=63, help_text="the node that leaves")
    reason = models.CharField(max_length=300)
    began_at = models.DateTimeField()
    began_by = _account()
    our_last_at = models.DateTimeField(null=True, help_text="when we wrote that nothing of ours is open")
    their_last_at = models.DateTimeField(null=True, help_text="when they said so")
    their_open = models.PositiveIntegerField(
        null=True, help_text="letters of theirs without receipt, as they said"
    )
    ended_at = models.DateTimeField(null=True)
    ended_by = _account()
    ended_reason = models.CharField(max_length=300, blank=True, help_text="when a person ended it early")

    class Meta:
        """One at a time with each member."""

        constraints = (
            models.UniqueConstraint(
                fields=("member",), condition=models.Q(ended_at__isnull=True), name="one_departure_at_a_time"
            ),
        )


class GivenUp(models.Model):
    """A letter that a person no longer waits for, so that a leaving can end. The letter itself is not touched."""

    SENSITIVITY = dict.fromkeys(("id", "departure", "letter_id", "reason", "at", "by"), Sensitivity.INTERNAL)

    departure = models.ForeignKey(Departure, on_delete=models.PROTECT, related_name="given_up")
    letter_id = models.UUIDField()
    reason = models.CharField(max_length=300)
    at = models.DateTimeField()
    by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")

    class Meta:
        """A letter is given up once, with a reason."""

        constraints = (
            models.UniqueConstraint(fields=("departure", "letter_id"), name="given_up_once"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="given_up_for_a_reason"),
        )


class Drill(models.Model):
    """One member's part in a rehearsed compromise (way out: we asked), or ours in a member's (way in)."""

    SENSITIVITY = dict.fromkeys(
        (
            *("id", "conversation", "way", "member", "asked_at", "answer_by", "asked_by", "answered_at"),
            *("answered_by", "would_suspend", "called_number", "compared"),
        ),
        Sensitivity.INTERNAL,
    )

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    conversation = models.UUIDField()
    way = models.CharField(max_length=3, choices=(("out", "out"), ("in", "in")))
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="drills")
    asked_at = models.DateTimeField()
    answer_by = models.DateTimeField()
    asked_by = _account()
    answered_at = models.DateTimeField(null=True)
    answered_by = _account()
    would_suspend = models.BooleanField(null=True)
    called_number = models.BooleanField(null=True)
    compared = models.BooleanField(null=True)

    class Meta:
        """Each member once in a drill."""

        constraints = (
            models.UniqueConstraint(fields=("conversation", "member", "way"), name="once_in_a_drill"),
        )
