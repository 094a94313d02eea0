"""A working list: filters of the case list, kept under a name for oneself or for the office."""

from django.db import models

from sampan.registry.access.sensitivity import Sensitivity
from sampan.registry.identifiers import new_record_id


class WorkingList(models.Model):
    """Filters under a name. Without an owner it is the office's. No searched text is ever part of it."""

    SENSITIVITY = dict.fromkeys(
        ("id", "agency", "owner", "name", "filters", "kept_by", "kept_at"), Sensitivity.INTERNAL
    )

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    owner = models.ForeignKey("accounts.Account", null=True, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=60)
    filters = models.JSONField(help_text="as the case list's address writes them: codes, days and ids")
    kept_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    kept_at = models.DateTimeField()

    class Meta:
        """A name once for each person, and once for the office."""

        constraints = (
            models.UniqueConstraint(
                fields=("owner", "name"), condition=models.Q(owner__isnull=False), name="own_list_once"
            ),
            models.UniqueConstraint(
                fields=("agency", "name"), condition=models.Q(owner__isnull=True), name="office_list_once"
            ),
        )
