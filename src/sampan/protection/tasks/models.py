"""A task: what somebody owes a case, until when, and whose it is."""

from django.db import models

from sampan.registry.access.sensitivity import Sensitivity
from sampan.registry.identifiers import new_record_id


class Task(models.Model):
    """Something to be done. `kind` says what, in words that its slice registered; free text is sealed.

    It is somebody's: the person it is assigned to, else everybody of `for_role` in the agency, else the team.
    """

    SENSITIVITY = dict.fromkeys(
        (
            "id",
            "case",
            "agency",
            "source_id",
            "for_role",
            "assigned_to",
            "created_by",
            "created_at",
            "done_at",
            "done_by",
            "escalated_on",
            "is_national",
        ),
        Sensitivity.INTERNAL,
    ) | {
        "kind": Sensitivity.CODED,
        "facts": Sensitivity.CODED,
        "urgency": Sensitivity.CODED,
        "due_on": Sensitivity.CODED,
        "outcome": Sensitivity.CODED,
        "text_sealed": Sensitivity.SEALED,
    }

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    case = models.ForeignKey("cases.Case", null=True, on_delete=models.CASCADE, related_name="+")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    kind = models.CharField(max_length=40)
    source_id = models.UUIDField(null=True, help_text="the record that the task is about, in its slice")
    facts = models.JSONField(default=dict, help_text="codes for the words of its title")
    text_sealed = models.BinaryField(null=True, help_text="what a person wrote, sealed with the case's key")
    for_role = models.CharField(max_length=40, blank=True, help_text="a role; empty: the case's team")
    assigned_to = models.ForeignKey("accounts.Account", null=True, on_delete=models.PROTECT, related_name="+")
    urgency = models.CharField(
        max_length=12, default="normal", choices=(("normal", "normal"), ("urgent", "urgent"))
    )
    due_on = models.DateField(null=True)
    escalated_on = models.DateField(null=True, help_text="the day on which the clock moved it up a step")
    is_national = models.BooleanField(
        default=False, help_text="is or was the national focal point's, who sees it even after giving it back"
    )
    created_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey("accounts.Account", null=True, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=40, blank=True, help_text="done, or why it is no longer owed")

    class Meta:
        """Done by somebody with an outcome, or settled by its case's closure; owed once for each source."""

        constraints = (
            models.CheckConstraint(
                condition=models.Q(done_at__isnull=True, done_by__isnull=True, outcome="")
                | models.Q(done_at__isnull=False, done_by__isnull=False) & ~models.Q(outcome="")
                | models.Q(done_at__isnull=False, done_by__isnull=True, outcome="case_closed"),
                name="task_done_by_somebody",
            ),
            models.UniqueConstraint(
                fields=("kind", "source_id"),
                condition=models.Q(done_at__isnull=True, source_id__isnull=False),
                name="owed_once_a_source",
            ),
        )
        indexes = (
            models.Index(
                fields=("agency", "due_on"), condition=models.Q(done_at__isnull=True), name="tasks_open"
            ),
            models.Index(
                fields=("case", "due_on"), condition=models.Q(done_at__isnull=True), name="tasks_of_case"
            ),
            models.Index(
                fields=("assigned_to", "due_on"),
                condition=models.Q(done_at__isnull=True, assigned_to__isnull=False),
                name="tasks_of_person",
            ),
            models.Index(
                fields=("for_role", "agency", "due_on"),
                condition=models.Q(done_at__isnull=True) & ~models.Q(for_role=""),
                name="tasks_of_role",
            ),
        )
