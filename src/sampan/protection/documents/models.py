"""A document of a case, and the sealed chunks of its file and its preview."""

from django.db import models

from sampan.registry.access.sensitivity import Sensitivity
from sampan.registry.identifiers import new_record_id


class Document(models.Model):
    """A paper, photo or recording. Its file has a key of its own, wrapped by the case's; removing destroys it."""

    SENSITIVITY = (
        dict.fromkeys(
            (
                "id",
                "case",
                "agency",
                "format",
                "size_bytes",
                "chunks",
                "preview_chunks",
                "kept_by",
                "kept_at",
                "removed_by",
                "removed_at",
            ),
            Sensitivity.INTERNAL,
        )
        | dict.fromkeys(
            ("kind", "paper", "language", "taken_on", "received_on", "consent", "removal_reason"),
            Sensitivity.CODED,
        )
        | {"details_sealed": Sensitivity.SEALED, "wrapped": Sensitivity.SECRET}
    )

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40, help_text="a code of the list document_kind")
    paper = models.CharField(
        max_length=50, blank=True, help_text="which paper of a country pack: VN:passport"
    )
    format = models.CharField(max_length=10, help_text="what its content is, as recognised: pdf, jpeg, ...")
    size_bytes = models.PositiveIntegerField()
    chunks = models.PositiveSmallIntegerField(help_text="how many sealed chunks its file has")
    preview_chunks = models.PositiveSmallIntegerField(default=0)
    language = models.CharField(max_length=8, blank=True)
    taken_on = models.DateField(null=True)
    received_on = models.DateField()
    consent = models.CharField(max_length=40, help_text="a code of the list document_consent")
    details_sealed = models.BinaryField(null=True, help_text="title, name of the file and its SHA-256")
    wrapped = models.BinaryField(
        max_length=80, help_text="the file's key, sealed with the case's; empty: removed"
    )
    kept_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    kept_at = models.DateTimeField()
    removed_by = models.ForeignKey("accounts.Account", null=True, on_delete=models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True)
    removal_reason = models.CharField(max_length=40, blank=True)

    class Meta:
        """Removed by somebody, for a reason, and without its key."""

        constraints = (
            models.CheckConstraint(
                condition=models.Q(
                    removed_at__isnull=True,
                    removed_by__isnull=True,
                    removal_reason="",
                    details_sealed__isnull=False,
                )
                | models.Q(
                    removed_at__isnull=False,
                    removed_by__isnull=False,
                    wrapped=b"",
                    details_sealed__isnull=True,
                )
                & ~models.Q(removal_reason=""),
                name="removed_without_its_key",
            ),
        )
        indexes = (models.Index(fields=("case", "-id"), name="documents_of_case"),)


class Chunk(models.Model):
    """One mebibyte of a document's file or preview: AES-256-GCM, bound to document, part, position and end."""

    SENSITIVITY = dict.fromkeys(
        ("id", "document", "case_id", "agency", "part", "position"), Sensitivity.INTERNAL
    ) | {"sealed": Sensitivity.SEALED}

    id = models.BigAutoField(primary_key=True)
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="+")
    case_id = models.UUIDField()
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=8, choices=(("file", "file"), ("preview", "preview")))
    position = models.PositiveSmallIntegerField()
    sealed = models.BinaryField()

    class Meta:
        """Each position once."""

        constraints = (models.UniqueConstraint(fields=("document", "part", "position"), name="a_chunk_once"),)
