"""The retention clock of a case: when what is kept of a person is due to be erased."""

from django.db import models

from sampan.registry.access.sensitivity import Sensitivity


class RetentionClock(models.Model):
    """Runs from a case's closure; erased when due, unless the case is reopened or held back with a reason."""

    SENSITIVITY = dict.fromkeys(
        ("case_id", "agency", "began_on", "due_on", "held_reason", "erased_at"), Sensitivity.INTERNAL
    )

    case_id = models.UUIDField(primary_key=True)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    began_on = models.DateField()
    due_on = models.DateField(db_index=True)
    held_reason = models.CharField(max_length=40, blank=True)
    erased_at = models.DateTimeField(null=True)
