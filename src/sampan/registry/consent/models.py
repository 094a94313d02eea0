"""A consent: what a person agreed to share, with whom, for what, until when, and how it was asked."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from sampan.registry.access.sensitivity import Sensitivity
from sampan.registry.identifiers import new_record_id


class Consent(models.Model):
    """One answer of a person (or a guardian) for one purpose and one recipient.

    The names of interpreter, guardian and witness are sealed with the case's key.
    """

    SENSITIVITY = {
        "id": Sensitivity.INTERNAL,
        "case_id": Sensitivity.INTERNAL,
        "agency": Sensitivity.INTERNAL,
        "purpose": Sensitivity.CODED,
        "recipient": Sensitivity.CODED,
        "groups": Sensitivity.CODED,
        "elements": Sensitivity.CODED,
        "language": Sensitivity.CODED,
        "helpers_sealed": Sensitivity.SEALED,
        "given_by": Sensitivity.CODED,
        "given_on": Sensitivity.CODED,
        "expires_on": Sensitivity.CODED,
        "withdrawn_at": Sensitivity.CODED,
        "withdrawn_reason": Sensitivity.CODED,
        "recorded_by": Sensitivity.INTERNAL,
        "recorded_at": Sensitivity.INTERNAL,
    }

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    case_id = models.UUIDField(db_index=True)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    purpose = models.CharField(max_length=20, help_text="a code of the list purpose")
    recipient = models.CharField(max_length=80, help_text="member:NODE or agency:ID")
    groups = ArrayField(models.CharField(max_length=30), help_text="codes of the list consent_group")
    elements = ArrayField(
        models.CharField(max_length=4), default=list, help_text="what was explained, by number"
    )
    language = models.CharField(max_length=8)
    helpers_sealed = models.BinaryField(null=True)
    given_by = models.CharField(
        max_length=12, choices=(("person", "the person"), ("guardian", "the guardian"))
    )
    given_on = models.DateField()
    expires_on = models.DateField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_reason = models.CharField(max_length=40, blank=True)
    recorded_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        """Ends after it begins, and names at least one group."""

        constraints = (
            models.CheckConstraint(
                condition=models.Q(expires_on__gte=models.F("given_on")), name="consent_ends_later"
            ),
            models.CheckConstraint(condition=models.Q(groups__len__gt=0), name="consent_names_a_group"),
        )
