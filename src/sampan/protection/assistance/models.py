"""What a person needs, whom help was asked of, what the provider may know, and what was given."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from sampan.registry.access.sensitivity import Sensitivity
from sampan.registry.identifiers import new_person_id, new_record_id

_INTERNAL, _CODED, _SEALED = Sensitivity.INTERNAL, Sensitivity.CODED, Sensitivity.SEALED
_MONEY = {"max_digits": 14, "decimal_places": 2}  # a year's rent in kip or dong, to the cent


class Need(models.Model):
    """Something a person needs now, open until it is met or no longer needed."""

    SENSITIVITY = dict.fromkeys(
        ("id", "case", "agency", "opened_by", "closed_by"), _INTERNAL
    ) | dict.fromkeys(("service", "urgency", "state", "opened_on", "closed_on"), _CODED)

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    service = models.CharField(max_length=40, help_text="a code of the list referral_service")
    urgency = models.CharField(
        max_length=12, default="normal", choices=(("normal", "normal"), ("urgent", "urgent"))
    )
    state = models.CharField(
        max_length=12,
        default="open",
        choices=(
            ("open", "open"),
            ("met", "met"),
            ("refused", "the person declined"),
            ("dropped", "dropped"),
        ),
    )
    opened_on = models.DateField()
    opened_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    closed_on = models.DateField(null=True)
    closed_by = models.ForeignKey("accounts.Account", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """One open need a service; closed by somebody."""

        constraints = (
            models.UniqueConstraint(
                fields=("case", "service"), condition=models.Q(state="open"), name="a_need_is_open_once"
            ),
            models.CheckConstraint(
                condition=models.Q(state="open", closed_on__isnull=True, closed_by__isnull=True)
                | ~models.Q(state="open") & models.Q(closed_on__isnull=False, closed_by__isnull=False),
                name="need_closed_by_somebody",
            ),
        )


class Referral(models.Model):
    """Help asked of one provider, or a whole case asked to move to another agency (`transfer`).

    `preview` names nobody; what identifies the person is in the packet, and only after acceptance.
    """

    SENSITIVITY = dict.fromkeys(
        (
            "id",
            "case",
            "agency",
            "provider_agency",
            "need",
            "kind",
            "asked_by",
            "asked_at",
            "due_at",
            "level",
        ),
        _INTERNAL,
    ) | dict.fromkeys(
        ("service", "urgency", "phase", "preview", "groups", "reason", "changed_at", "next_visit"), _CODED
    )

    id = models.UUIDField(primary_key=True, default=new_person_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    provider_agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    need = models.ForeignKey(Need, null=True, on_delete=models.SET_NULL, related_name="referrals")
    kind = models.CharField(max_length=10, choices=(("service", "a service"), ("transfer", "the whole case")))
    service = models.CharField(max_length=40, blank=True, help_text="a code of the list referral_service")
    urgency = models.CharField(max_length=12, default="normal")
    phase = models.CharField(max_length=16)
    level = models.PositiveSmallIntegerField(default=0, help_text="how far silence was escalated, 0 to 3")
    due_at = models.DateTimeField(null=True, help_text="when the next step is owed")
    preview = models.JSONField(default=dict)
    groups = ArrayField(models.CharField(max_length=30), default=list, help_text="groups asked to be shared")
    reason = models.CharField(max_length=40, blank=True, help_text="why it was declined, or how it ended")
    next_visit = models.DateField(null=True)
    asked_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        """Found by case, by the provider's inbox and by the clock."""

        indexes = (
            models.Index(fields=("case", "-asked_at"), name="help_of_case"),
            models.Index(fields=("provider_agency", "phase", "-asked_at"), name="help_of_provider"),
            models.Index(
                fields=("due_at",), condition=models.Q(due_at__isnull=False), name="help_that_waits"
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(kind="transfer") | ~models.Q(service=""), name="help_names_a_service"
            ),
        )


class _OfReferral(models.Model):
    """What hangs on a referral, with the agencies of both sides for row security."""

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    provider_agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Of both sides."""

        abstract = True


_OF_REFERRAL = dict.fromkeys(("id", "case", "agency", "provider_agency", "referral"), _INTERNAL)


class Step(_OfReferral):
    """One act of the conversation: who, when, and the phase after it."""

    SENSITIVITY = (
        _OF_REFERRAL
        | dict.fromkeys(("side", "at", "account"), _INTERNAL)
        | dict.fromkeys(("act", "phase", "facts"), _CODED)
    )

    referral = models.ForeignKey(Referral, on_delete=models.CASCADE, related_name="steps")
    act = models.CharField(max_length=16)
    side = models.CharField(max_length=10)
    phase = models.CharField(max_length=16)
    at = models.DateTimeField()
    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    facts = models.JSONField(default=dict)


class Packet(_OfReferral):
    """What the provider may know of the person: sealed with a key of its own, which the node's key wraps.

    Removing the row destroys the key: from then on nobody at the provider opens anything.
    """

    SENSITIVITY = _OF_REFERRAL | {
        "groups": _CODED,
        "wrapped": Sensitivity.SECRET,
        "wrapping_version": _INTERNAL,
        "sealed": _SEALED,
        "made_at": _INTERNAL,
    }

    referral = models.OneToOneField(Referral, on_delete=models.CASCADE, related_name="packet")
    groups = ArrayField(models.CharField(max_length=30), default=list)
    wrapped = models.BinaryField(max_length=80)
    wrapping_version = models.PositiveIntegerField()
    sealed = models.BinaryField()
    made_at = models.DateTimeField()


class HandOver(_OfReferral):
    """A person handed over, signed by both: place, condition, belongings and papers are sealed for each side.

    `receipt` is the hash of what was signed, so that both copies can be compared after years.
    """

    SENSITIVITY = _OF_REFERRAL | {
        "happened_at": _CODED,
        "sealed_here": _SEALED,
        "sealed_there": _SEALED,
        "receipt": _INTERNAL,
        "given_by": _INTERNAL,
        "given_at": _INTERNAL,
        "received_by": _INTERNAL,
        "received_at": _INTERNAL,
        "dispute": _CODED,
    }

    referral = models.ForeignKey(Referral, on_delete=models.CASCADE, related_name="hand_overs")
    happened_at = models.DateTimeField()
    sealed_here = models.BinaryField(null=True, help_text="with the case's key")
    sealed_there = models.BinaryField(null=True, help_text="with the packet's key")
    receipt = models.CharField(max_length=64)
    given_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    received_by = models.ForeignKey("accounts.Account", null=True, on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField(null=True)
    dispute = models.CharField(max_length=40, blank=True)

    class Meta:
        """Two people sign, each once; one hand-over is open at a time."""

        constraints = (
            models.CheckConstraint(
                condition=models.Q(received_by__isnull=True, received_at__isnull=True)
                | models.Q(received_by__isnull=False, received_at__isnull=False)
                & ~models.Q(received_by=models.F("given_by")),
                name="hand_over_signed_by_two",
            ),
            models.UniqueConstraint(
                fields=("referral",), condition=models.Q(dispute=""), name="one_hand_over_stands"
            ),
        )


class ServiceGiven(_OfReferral):
    """One service given, declined by the person, missed or not available; the note is sealed for the case."""

    SENSITIVITY = (
        _OF_REFERRAL
        | dict.fromkeys(
            ("service", "happened_on", "result", "refusal", "outcome", "cost", "currency", "next_visit"),
            _CODED,
        )
        | {"note_sealed": _SEALED, "account": _INTERNAL, "written_at": _INTERNAL}
    )

    referral = models.ForeignKey(Referral, on_delete=models.CASCADE, related_name="given")
    service = models.CharField(max_length=40)
    happened_on = models.DateField()
    result = models.CharField(max_length=20, help_text="a code of the list service_result")
    refusal = models.CharField(
        max_length=30, blank=True, help_text="a code of the list service_refusal_reason"
    )
    outcome = models.CharField(max_length=20, blank=True, help_text="a code of the list service_outcome")
    cost = models.DecimalField(null=True, **_MONEY)
    currency = models.CharField(max_length=3, blank=True)
    next_visit = models.DateField(null=True)
    note_sealed = models.BinaryField(null=True)
    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        """A cost has a currency and is never negative; a refusal's reason only with a refusal."""

        constraints = (
            models.CheckConstraint(
                condition=models.Q(cost__isnull=True, currency="")
                | models.Q(cost__gte=0) & ~models.Q(currency=""),
                name="service_cost_in_a_currency",
            ),
            models.CheckConstraint(
                condition=models.Q(refusal="") | models.Q(result="refused_by_person"),
                name="reason_only_when_declined",
            ),
        )


class TransferLine(models.Model):
    """What the old agency keeps of a case that moved to another: its number, the day and where it went."""

    SENSITIVITY = dict.fromkeys(("id", "agency", "to_agency", "number", "moved_on", "account"), _INTERNAL)

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    to_agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=20)
    moved_on = models.DateField()
    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
