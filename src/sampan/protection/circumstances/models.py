"""What happened to a person: the legs of the route, places of exploitation, suspects, and digital traces."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from sampan.registry.access.sensitivity import Sensitivity
from sampan.registry.identifiers import new_record_id

_ALWAYS = dict.fromkeys(
    ("id", "case", "agency", "version", "written_by", "written_at"), Sensitivity.INTERNAL
) | {"sealed": Sensitivity.SEALED}


class _Part(models.Model):
    """What every part has: its case, who wrote it last, and one sealed text that holds what identifies."""

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    sealed = models.BinaryField(null=True, help_text="the sealed fields of the part, as one JSON object")
    version = models.PositiveIntegerField(default=1)
    written_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        """Only its children have tables."""

        abstract = True


class Leg(_Part):
    """One leg of the route. The names of places are sealed; dates are partial dates in ISO form."""

    SENSITIVITY = _ALWAYS | dict.fromkeys(
        (
            "position",
            "from_country",
            "from_province",
            "to_country",
            "to_province",
            "departed",
            "arrived",
            "transport",
            "crossing",
            "paid_by",
            "documents_taken",
        ),
        Sensitivity.CODED,
    )

    position = models.PositiveSmallIntegerField(help_text="1 is the first leg")
    from_country = models.CharField(max_length=2)
    from_province = models.CharField(max_length=8, blank=True)
    to_country = models.CharField(max_length=2)
    to_province = models.CharField(max_length=8, blank=True)
    departed = models.CharField(max_length=10, blank=True)
    arrived = models.CharField(max_length=10, blank=True)
    transport = models.CharField(max_length=40, blank=True, help_text="a code of the list transport_means")
    crossing = models.CharField(max_length=40, blank=True, help_text="a code of the list crossing_kind")
    paid_by = models.CharField(max_length=40, blank=True, help_text="a code of the list route_payer")
    documents_taken = models.CharField(max_length=12, blank=True, help_text="yes, no, or empty: not recorded")

    class Meta:
        """Found by case, in their order."""

        indexes = (models.Index(fields=("case", "position"), name="legs_of_case"),)


class Place(_Part):
    """A place at which the person was held or exploited; its name and address are sealed."""

    SENSITIVITY = _ALWAYS | dict.fromkeys(
        ("kind", "country", "province", "began", "ended", "conditions"), Sensitivity.CODED
    )

    kind = models.CharField(max_length=40, help_text="a code of the list place_kind")
    country = models.CharField(max_length=2)
    province = models.CharField(max_length=8, blank=True)
    began = models.CharField(max_length=10, blank=True)
    ended = models.CharField(max_length=10, blank=True)
    conditions = ArrayField(models.CharField(max_length=40), default=list)

    class Meta:
        """Found by case."""

        indexes = (models.Index(fields=("case", "id"), name="places_of_case"),)


class Suspect(_Part):
    """Somebody who is said to have recruited, moved, held or exploited; never more than a suspect here."""

    SENSITIVITY = _ALWAYS | dict.fromkeys(
        ("roles", "relation", "sex", "age_band", "nationality", "legs"), Sensitivity.CODED
    )

    roles = ArrayField(models.CharField(max_length=40), default=list)
    relation = models.CharField(max_length=40, blank=True, help_text="a code of the list recruiter_relation")
    sex = models.CharField(max_length=40, blank=True)
    age_band = models.CharField(max_length=12, blank=True)
    nationality = models.CharField(max_length=2, blank=True)
    legs = ArrayField(models.UUIDField(), default=list, help_text="the legs on which the suspect was there")

    class Meta:
        """Found by case."""

        indexes = (models.Index(fields=("case", "id"), name="suspects_of_case"),)


class Trace(_Part):
    """A digital trace. Its content is sealed; `digest` is a keyed hash of its normal form, to find it again."""

    SENSITIVITY = _ALWAYS | {
        "digest": Sensitivity.SECRET,
        **dict.fromkeys(
            (
                "kind",
                "platform",
                "uses",
                "first_seen",
                "last_seen",
                "evidence_kept",
                "document_id",
                "suspect",
            ),
            Sensitivity.CODED,
        ),
    }

    kind = models.CharField(max_length=40, help_text="a code of the list trace_kind")
    platform = models.CharField(max_length=40, blank=True, help_text="a code of the list recruitment_app")
    uses = ArrayField(models.CharField(max_length=40), default=list)
    first_seen = models.CharField(max_length=10, blank=True)
    last_seen = models.CharField(max_length=10, blank=True)
    evidence_kept = models.CharField(max_length=12, blank=True, help_text="yes, no, or empty: not recorded")
    document_id = models.UUIDField(null=True, help_text="the document of the case that shows it")
    suspect = models.ForeignKey(Suspect, null=True, on_delete=models.SET_NULL, related_name="+")
    digest = models.BinaryField(max_length=16)

    class Meta:
        """Found by case, and by what it is."""

        indexes = (
            models.Index(fields=("case", "id"), name="traces_of_case"),
            models.Index(fields=("digest",), name="traces_by_digest"),
        )
