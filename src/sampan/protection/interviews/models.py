"""An interview by a guide, its sealed notes, and a session in which a person answers alone."""

from django.db import models

from sampan.registry.access.sensitivity import Sensitivity
from sampan.registry.identifiers import new_record_id


class Interview(models.Model):
    """One interview by a guide: who was there, in which language, what was answered, and where it stands."""

    SENSITIVITY = dict.fromkeys(
        (
            "id",
            "case",
            "agency",
            "screening_id",
            "started_by",
            "started_at",
            "changed_at",
            "finished_at",
            "taken_over_at",
            "at_step",
        ),
        Sensitivity.INTERNAL,
    ) | dict.fromkeys(("form", "profile", "language", "interpreter", "present", "answers"), Sensitivity.CODED)

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    form = models.CharField(max_length=40, help_text="a code of the list form_of_exploitation")
    profile = models.CharField(max_length=8, choices=(("adult", "adult"), ("child", "child")))
    language = models.CharField(max_length=8, help_text="in which it was held")
    interpreter = models.CharField(max_length=20, help_text="a code of the list interpreter_kind")
    present = models.JSONField(default=list, help_text="codes of the list who_present")
    answers = models.JSONField(default=dict, help_text="by question: yes, no, not_asked, declined, not_known")
    at_step = models.PositiveSmallIntegerField(default=0)
    started_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    taken_over_at = models.DateTimeField(null=True)
    screening_id = models.UUIDField(
        null=True, help_text="the screening that its answers were taken over into"
    )

    class Meta:
        """One under way in a case; taken over with the screening that took it."""

        constraints = (
            models.UniqueConstraint(
                fields=("case",), condition=models.Q(finished_at__isnull=True), name="one_interview_under_way"
            ),
            models.CheckConstraint(
                condition=models.Q(taken_over_at__isnull=True, screening_id__isnull=True)
                | models.Q(taken_over_at__isnull=False, screening_id__isnull=False),
                name="taken_over_into_a_screening",
            ),
        )


class InterviewNote(models.Model):
    """What the interviewer wrote beside an interview, sealed with the case's key."""

    SENSITIVITY = dict.fromkeys(
        ("id", "case", "agency", "interview", "written_by", "written_at"), Sensitivity.INTERNAL
    ) | {"topic": Sensitivity.CODED, "text_sealed": Sensitivity.SEALED}

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="notes")
    topic = models.CharField(max_length=40)
    text_sealed = models.BinaryField()
    written_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()


class AloneSession(models.Model):
    """A session in which the person answers alone: on the officer's telephone, or by a link on another device.

    A link is known by the hash of its token only; `device` is the hash of the key of the browser that opened it
    first, and no other is let in. What was answered becomes a screening of kind self at the end.
    """

    SENSITIVITY = dict.fromkeys(
        (
            "id",
            "case",
            "agency",
            "way",
            "screening_id",
            "started_by",
            "started_at",
            "expires_at",
            "opened_at",
            "ended_at",
        ),
        Sensitivity.INTERNAL,
    ) | {
        "token_hash": Sensitivity.SECRET,
        "device": Sensitivity.SECRET,
        "sector": Sensitivity.CODED,
        "profile": Sensitivity.CODED,
        "language": Sensitivity.CODED,
        "answers": Sensitivity.CODED,
        "ended_how": Sensitivity.CODED,
    }

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    way = models.CharField(max_length=8, choices=(("here", "here"), ("link", "link")))
    token_hash = models.CharField(max_length=64, null=True, unique=True)
    device = models.CharField(max_length=64, blank=True)
    sector = models.CharField(max_length=20)
    profile = models.CharField(max_length=8, choices=(("adult", "adult"), ("child", "child")))
    language = models.CharField(max_length=8)
    answers = models.JSONField(default=dict)
    started_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_how = models.CharField(max_length=12, blank=True, help_text="finished, stopped, or called_off")
    screening_id = models.UUIDField(null=True)

    class Meta:
        """Ended in some way; a link has a token, the officer's own telephone none."""

        constraints = (
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True, ended_how="")
                | models.Q(ended_at__isnull=False) & ~models.Q(ended_how=""),
                name="alone_ended_somehow",
            ),
            models.CheckConstraint(
                condition=models.Q(way="here", token_hash__isnull=True)
                | models.Q(way="link", token_hash__isnull=False),
                name="a_link_has_a_token",
            ),
        )
