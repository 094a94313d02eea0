"""A survivor's reintegration: the plan with its areas, what it costs and who pays, visits, and how they fare."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from sampan.registry.access.sensitivity import Sensitivity
from sampan.registry.identifiers import new_record_id

_MONEY = {"max_digits": 14, "decimal_places": 2}  # up to 999 billion: a budget line in dong


class BudgetLine(models.Model):
    """Money that an agency may spend on reintegration in a year; it belongs to no case."""

    SENSITIVITY = dict.fromkeys(
        ("id", "agency", "code", "name", "year", "amount", "currency", "spent", "is_open", "created_by"),
        Sensitivity.INTERNAL,
    )

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=120)
    year = models.PositiveIntegerField()
    amount = models.DecimalField(**_MONEY)
    currency = models.CharField(max_length=3)
    spent = models.DecimalField(
        default=0, **_MONEY, help_text="the sum of its expenses, kept with each of them"
    )
    is_open = models.BooleanField(default=True)
    created_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")

    class Meta:
        """One code a year; never overdrawn."""

        constraints = (
            models.UniqueConstraint(fields=("agency", "year", "code"), name="a_budget_line_once"),
            models.CheckConstraint(
                condition=models.Q(spent__gte=0, spent__lte=models.F("amount")), name="never_overdrawn"
            ),
        )


class Plan(models.Model):
    """What was agreed with a survivor for the time after; one at a time for a case."""

    SENSITIVITY = dict.fromkeys(
        ("id", "case", "agency", "created_by", "created_at", "ended_by", "version"), Sensitivity.INTERNAL
    ) | dict.fromkeys(
        ("begins_on", "agreed_on", "province", "visit_months", "state", "ended_on", "end", "risk"),
        Sensitivity.CODED,
    )

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    state = models.CharField(
        max_length=12,
        default="draft",
        choices=(("draft", "being written"), ("agreed", "under way"), ("ended", "ended")),
    )
    begins_on = models.DateField()
    agreed_on = models.DateField(null=True, help_text="the day on which the survivor agreed")
    province = models.CharField(max_length=8, blank=True, help_text="where the survivor lives now")
    visit_months = ArrayField(
        models.PositiveIntegerField(), help_text="months after the beginning, a visit each"
    )
    risk = models.CharField(
        max_length=10, default="none", help_text="none, watch or high: of the latest visit"
    )
    ended_on = models.DateField(null=True)
    end = models.CharField(max_length=40, blank=True, help_text="a code of the list reintegration_end")
    ended_by = models.ForeignKey("accounts.Account", null=True, on_delete=models.PROTECT, related_name="+")
    created_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """Agreed before it is under way; ended with an outcome; one open plan a case."""

        constraints = (
            models.UniqueConstraint(
                fields=("case",), condition=~models.Q(state="ended"), name="one_open_plan_a_case"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="agreed") | models.Q(agreed_on__isnull=False),
                name="plan_was_agreed",
            ),
            models.CheckConstraint(
                condition=models.Q(state="ended", ended_on__isnull=False, ended_by__isnull=False)
                & ~models.Q(end="")
                | ~models.Q(state="ended") & models.Q(ended_on__isnull=True, end=""),
                name="plan_ended_with_an_outcome",
            ),
        )
        indexes = (models.Index(fields=("agency", "state", "-id"), name="plans_by_state"),)


class PlanItem(models.Model):
    """One goal of a plan in one area: what, by whom, until when, at what cost; its text is sealed."""

    SENSITIVITY = dict.fromkeys(
        ("id", "plan", "case", "agency", "responsible", "changed_at"), Sensitivity.INTERNAL
    ) | {
        "area": Sensitivity.CODED,
        "state": Sensitivity.CODED,
        "due_on": Sensitivity.CODED,
        "cost": Sensitivity.CODED,
        "currency": Sensitivity.CODED,
        "goal_sealed": Sensitivity.SEALED,
    }

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="items")
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    area = models.CharField(max_length=20, help_text="a code of the list reintegration_area")
    goal_sealed = models.BinaryField(null=True)
    responsible = models.ForeignKey("accounts.Account", null=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(null=True)
    state = models.CharField(
        max_length=12,
        default="planned",
        choices=(
            ("planned", "planned"),
            ("under_way", "under way"),
            ("done", "reached"),
            ("dropped", "given up"),
        ),
    )
    cost = models.DecimalField(null=True, **_MONEY)
    currency = models.CharField(max_length=3, blank=True)
    changed_at = models.DateTimeField()


class Expense(models.Model):
    """Money spent on one goal, from one budget line; taken back by a second, negative row."""

    SENSITIVITY = dict.fromkeys(
        ("id", "item", "case", "agency", "line", "receipt", "by", "recorded_at", "takes_back"),
        Sensitivity.INTERNAL,
    ) | dict.fromkeys(("amount", "currency", "paid_on"), Sensitivity.CODED)

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    item = models.ForeignKey(PlanItem, on_delete=models.PROTECT, related_name="expenses")
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    line = models.ForeignKey(BudgetLine, on_delete=models.PROTECT, related_name="+")
    amount = models.DecimalField(**_MONEY)
    currency = models.CharField(max_length=3)
    paid_on = models.DateField()
    receipt = models.CharField(
        max_length=40, blank=True, help_text="the number of the receipt in the office's books"
    )
    takes_back = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()


class Visit(models.Model):
    """A visit to a survivor: owed on a day, then made, or missed with a reason."""

    SENSITIVITY = dict.fromkeys(
        ("id", "plan", "case", "agency", "by", "recorded_at", "told_on"), Sensitivity.INTERNAL
    ) | {
        "due_on": Sensitivity.CODED,
        "made_on": Sensitivity.CODED,
        "mode": Sensitivity.CODED,
        "missed_reason": Sensitivity.CODED,
        "levels": Sensitivity.CODED,
        "signs": Sensitivity.CODED,
        "risk": Sensitivity.CODED,
        "note_sealed": Sensitivity.SEALED,
    }

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="visits")
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    due_on = models.DateField()
    made_on = models.DateField(null=True)
    mode = models.CharField(max_length=12, blank=True, help_text="a code of the list visit_mode")
    missed_reason = models.CharField(max_length=20, blank=True, help_text="a code of visit_missed_reason")
    levels = models.JSONField(default=dict, help_text="1 to 5 of the list reintegration_level, by area")
    signs = ArrayField(models.CharField(max_length=40), default=list)
    risk = models.CharField(max_length=10, blank=True, help_text="none, watch or high")
    note_sealed = models.BinaryField(null=True)
    told_on = models.DateField(null=True, help_text="when the country that referred was told of it")
    by = models.ForeignKey("accounts.Account", null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(null=True)

    class Meta:
        """Made or missed, not both; recorded by somebody."""

        constraints = (
            models.CheckConstraint(
                condition=models.Q(made_on__isnull=True) | models.Q(missed_reason="") & ~models.Q(mode=""),
                name="visit_made_or_missed",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    recorded_at__isnull=True, by__isnull=True, made_on__isnull=True, missed_reason=""
                )
                | models.Q(recorded_at__isnull=False, by__isnull=False),
                name="visit_recorded_by_somebody",
            ),
        )
        indexes = (
            models.Index(
                fields=("agency", "due_on"), condition=models.Q(recorded_at__isnull=True), name="visits_owed"
            ),
        )
