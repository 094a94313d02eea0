"""What is kept of an import: the run, which case an outside id became (as a keyed hash), a waiting file.

No content of a row is kept here. The outside id and the content stand as keyed BLAKE2b hashes, so that the
same file can be recognised and a stolen table tells nothing without the node's key.
"""

from django.db import models

from sampan.registry.access.sensitivity import Sensitivity
from sampan.registry.identifiers import new_person_id, new_record_id


class ImportRun(models.Model):
    """One import that was carried out, found nothing new, or was refused."""

    SENSITIVITY = dict.fromkeys(
        (
            "id",
            "agency",
            "account",
            "purpose",
            "format",
            "format_version",
            "file_sha256",
            "outcome",
            "row_count",
            "opened_count",
            "unchanged_count",
            "updated_count",
            "problem_count",
            "started_at",
            "finished_at",
        ),
        Sensitivity.INTERNAL,
    )

    class Outcome(models.TextChoices):
        """How the run ended."""

        IMPORTED = "imported"
        NOTHING_NEW = "nothing_new"
        REFUSED = "refused"

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT)
    purpose = models.CharField(max_length=20)
    format = models.CharField(max_length=20)
    format_version = models.CharField(max_length=60)
    file_sha256 = models.CharField(max_length=64)
    outcome = models.CharField(max_length=20, choices=Outcome.choices)
    row_count = models.PositiveIntegerField()
    opened_count = models.PositiveIntegerField(default=0)
    unchanged_count = models.PositiveIntegerField(default=0)
    updated_count = models.PositiveIntegerField(default=0)
    problem_count = models.PositiveIntegerField(default=0)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField()

    class Meta:
        """A run that was refused changed nothing, and the counts of one that was not add up."""

        constraints = (
            models.CheckConstraint(
                name="counts_of_an_import_add_up",
                condition=models.Q(outcome="refused", opened_count=0, updated_count=0)
                | models.Q(
                    row_count=models.F("opened_count")
                    + models.F("unchanged_count")
                    + models.F("updated_count")
                ),
            ),
        )


class ImportedCase(models.Model):
    """Which case an outside id became, by keyed hash, and the keyed hash of what the row said."""

    SENSITIVITY = {
        "id": Sensitivity.INTERNAL,
        "agency": Sensitivity.INTERNAL,
        "case_id": Sensitivity.INTERNAL,
        "external_digest": Sensitivity.SECRET,
        "content_digest": Sensitivity.SECRET,
        "run": Sensitivity.INTERNAL,
    }

    id = models.BigAutoField(primary_key=True)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, db_index=False)
    case_id = models.UUIDField(db_index=True)
    # 128 bits as UUIDs: no accidental hit among billions, and PostgreSQL takes them in bulk without parsing.
    external_digest = models.UUIDField()
    content_digest = models.UUIDField()
    run = models.ForeignKey(ImportRun, on_delete=models.PROTECT, related_name="cases")

    class Meta:
        """An outside id becomes one case of an agency, whatever runs at the same time."""

        constraints = (
            models.UniqueConstraint(fields=("agency", "external_digest"), name="one_case_for_an_outside_id"),
        )


class KeptUpload(models.Model):
    """A file that waits between preview and confirmation: its sealed bytes lie on disk, its key here."""

    SENSITIVITY = {
        "id": Sensitivity.INTERNAL,
        "agency": Sensitivity.INTERNAL,
        "account": Sensitivity.INTERNAL,
        "format": Sensitivity.INTERNAL,
        "wrapped": Sensitivity.SECRET,
        "wrapping_version": Sensitivity.INTERNAL,
        "run": Sensitivity.INTERNAL,
        "kept_at": Sensitivity.INTERNAL,
        "kept_until": Sensitivity.INTERNAL,
    }

    id = models.UUIDField(primary_key=True, default=new_person_id, editable=False)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT)
    format = models.CharField(max_length=20)
    wrapped = models.BinaryField(max_length=80)
    wrapping_version = models.PositiveIntegerField()
    run = models.ForeignKey(ImportRun, on_delete=models.PROTECT, null=True)
    kept_at = models.DateTimeField()
    kept_until = models.DateTimeField(db_index=True)
