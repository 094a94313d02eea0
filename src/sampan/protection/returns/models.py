"""A return as one side keeps it, what was said and done on its way, and the clocks of what was asked."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from sampan.protection.returns.table import Phase, Side
from sampan.registry.access.sensitivity import Sensitivity
from sampan.registry.identifiers import new_person_id, new_record_id

_GONE = (Phase.DEPARTED, Phase.HANDED_OVER, Phase.ARRIVED)


class Return(models.Model):
    """One side's view of one person's return; `conversation` is the same on both sides.

    Nobody is ever departed, handed over or arrived without the hash of the evidence that the gate asked for.
    """

    SENSITIVITY = dict.fromkeys(
        (
            "id",
            "listed",
            "conversation",
            "side",
            "agency",
            "case",
            "member",
            "operation_id",
            "group",
            "group_number",
            "referral_id",
            "phase",
            "plan",
            "plan_hash",
            "approved_hash",
            "is_handed",
            "is_received",
            "has_arrived",
            "is_disputed",
            "held",
            "peer_held",
            "answer_by",
            "worker",
            "gate_hash",
            "departed_at",
            "opened_by",
            "opened_at",
            "changed_at",
            "read_at",
            "waits_for",
        ),
        Sensitivity.INTERNAL,
    ) | dict.fromkeys(
        (
            "nationality",
            "family",
            "host_risk",
            "origin_risk",
            "document",
            "document_until",
            "answer",
            "asked_on",
            "is_signed",
            "asylum",
            "rights",
            "needs_care",
            "is_child",
            "citizenship",
            "province",
            "preview",
            "unknown",
            "stop_reason",
        ),
        Sensitivity.CODED,
    )

    id = models.UUIDField(primary_key=True, default=new_person_id, editable=False)
    listed = models.UUIDField(default=new_record_id, unique=True, help_text="place in lists, newest first")
    conversation = models.UUIDField(default=new_person_id)
    side = models.CharField(max_length=8, choices=[(one.value, one.value) for one in Side])
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    case = models.ForeignKey("cases.Case", null=True, on_delete=models.CASCADE, related_name="+")
    member = models.CharField(max_length=80)
    operation_id = models.UUIDField(null=True, help_text="the operation in which the person was met")
    group = models.UUIDField(null=True, help_text="the group return, the same on both sides")
    group_number = models.PositiveIntegerField(
        null=True, help_text="the person's number in the group, the same on both sides"
    )
    referral_id = models.UUIDField(null=True, help_text="the referral by which the case itself moves")
    phase = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Phase])
    nationality = models.CharField(
        max_length=24, blank=True, help_text="asked, or a code of return_nationality"
    )
    family = models.CharField(max_length=24, blank=True, help_text="asked, ended, or a code of return_family")
    host_risk = models.CharField(max_length=24, blank=True, help_text="a code of return_risk_result")
    origin_risk = models.CharField(
        max_length=24, blank=True, help_text="asked, or a code of return_risk_result"
    )
    document = models.CharField(max_length=12, blank=True, help_text="asked or issued")
    document_until = models.DateField(null=True)
    plan = models.CharField(max_length=16, blank=True, help_text="sent, agreed or change_asked")
    plan_hash = models.CharField(max_length=64, blank=True)
    approved_hash = models.CharField(
        max_length=64, blank=True, help_text="the plan that a second person approved"
    )
    is_handed = models.BooleanField(default=False)
    is_received = models.BooleanField(default=False)
    has_arrived = models.BooleanField(default=False)
    is_disputed = models.BooleanField(default=False, help_text="two accounts differ: somebody has to call")
    held = models.CharField(max_length=12, default="nothing")
    peer_held = models.CharField(max_length=12, default="nothing")
    answer = models.CharField(
        max_length=24, blank=True, help_text="the person's own: a code of return_answer"
    )
    asked_on = models.DateField(null=True)
    is_signed = models.BooleanField(default=False)
    asylum = models.CharField(max_length=24, blank=True, help_text="a code of return_asylum")
    rights = ArrayField(
        models.CharField(max_length=40), default=list, help_text="what blocked when last looked"
    )
    needs_care = models.BooleanField(default=False)
    is_child = models.BooleanField(default=False)
    citizenship = models.CharField(max_length=2, blank=True)
    province = models.CharField(max_length=8, blank=True, help_text="where the person goes to, ISO 3166-2")
    preview = models.JSONField(default=dict)
    unknown = models.JSONField(default=dict, help_text="names of fields that a newer peer sent")
    waits_for = ArrayField(
        models.CharField(max_length=40), default=list, help_text="what the gate lacks, as codes"
    )
    stop_reason = models.CharField(max_length=40, blank=True)
    worker = models.ForeignKey("accounts.Account", null=True, on_delete=models.PROTECT, related_name="+")
    answer_by = models.DateTimeField(null=True)
    gate_hash = models.CharField(max_length=64, blank=True)
    departed_at = models.DateTimeField(null=True)
    opened_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        """Once a side; gone only through the gate; found by agency, group, case and clock."""

        constraints = (
            models.UniqueConstraint(fields=("conversation", "side"), name="a_return_once_a_side"),
            models.UniqueConstraint(
                fields=("case", "side"),
                condition=models.Q(phase__in=("proposed", "accepted", "planned", "departed")),
                name="one_return_under_way",
            ),
            models.CheckConstraint(
                condition=~models.Q(phase__in=_GONE) | models.Q(gate_hash__regex=r"^[0-9a-f]{64}$"),
                name="gone_only_through_the_gate",
            ),
            models.CheckConstraint(
                condition=~models.Q(phase="stopped") | ~models.Q(stop_reason=""), name="stopped_with_a_reason"
            ),
        )
        indexes = (
            models.Index(fields=("agency", "-listed"), name="returns_newest"),
            models.Index(fields=("group", "side", "citizenship", "province"), name="returns_of_group"),
            models.Index(fields=("case",), name="returns_of_case"),
        )


class ReturnEvent(models.Model):
    """One thing said or done: who, when it happened, when it was written; `sealed` holds what identifies."""

    SENSITIVITY = dict.fromkeys(
        ("id", "kept_return", "case", "agency", "act", "by_side", "account", "letter_id", "written_at"),
        Sensitivity.INTERNAL,
    ) | {
        "happened_at": Sensitivity.CODED,
        "facts": Sensitivity.CODED,
        "sealed": Sensitivity.SEALED,
    }

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    kept_return = models.ForeignKey(Return, on_delete=models.CASCADE, related_name="events")
    case = models.ForeignKey("cases.Case", null=True, on_delete=models.CASCADE, related_name="+")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    act = models.CharField(max_length=24)
    by_side = models.CharField(max_length=8)
    account = models.ForeignKey("accounts.Account", null=True, on_delete=models.PROTECT, related_name="+")
    letter_id = models.UUIDField(null=True)
    happened_at = models.DateTimeField(help_text="the real time, which may be earlier than the writing")
    written_at = models.DateTimeField()
    facts = models.JSONField(default=dict)
    sealed = models.BinaryField(null=True)

    class Meta:
        """Read by return and act, in order; nothing happens after it was written."""

        constraints = (
            models.CheckConstraint(
                condition=models.Q(happened_at__lte=models.F("written_at")),
                name="happened_before_it_was_written",
            ),
        )
        indexes = (models.Index(fields=("kept_return", "act"), name="events_of_return"),)


class ReturnClock(models.Model):
    """One answer that is awaited, by the side whose it is; `level` is how far its silence was escalated."""

    SENSITIVITY = dict.fromkeys(
        (
            "id",
            "kept_return",
            "case",
            "agency",
            "track",
            "owed_by",
            "asked_at",
            "due_on",
            "stopped_at",
            "level",
        ),
        Sensitivity.INTERNAL,
    )

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    kept_return = models.ForeignKey(Return, on_delete=models.CASCADE, related_name="clocks")
    case = models.ForeignKey("cases.Case", null=True, on_delete=models.CASCADE, related_name="+")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    track = models.CharField(max_length=16)
    owed_by = models.CharField(max_length=8, help_text="the side that owes the answer")
    asked_at = models.DateTimeField()
    due_on = models.DateField()
    stopped_at = models.DateTimeField(null=True)
    level = models.PositiveSmallIntegerField(
        default=0, help_text="0 nobody yet, 1 officer, 2 supervisor, 3 focal point"
    )

    class Meta:
        """One runs a track; the late ones are found by day."""

        constraints = (
            models.UniqueConstraint(
                fields=("kept_return", "track"),
                condition=models.Q(stopped_at__isnull=True),
                name="one_clock_a_track",
            ),
        )
        indexes = (
            models.Index(
                fields=("due_on",), condition=models.Q(stopped_at__isnull=True), name="return_clocks_late"
            ),
        )


class ReturnTerms(models.Model):
    """How many days an answer may take with one member, where an agreement says other than the defaults."""

    SENSITIVITY = dict.fromkeys(("id", "agency", "member", "days", "set_by", "set_at"), Sensitivity.INTERNAL)

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    member = models.CharField(max_length=80, unique=True)
    days = models.JSONField(default=dict, help_text="days by track")
    set_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()
