"""The audit: entries that nobody can change, and the hash chain that the database links at commit."""

from django.db import models

from sampan.registry.access.sensitivity import Sensitivity
from sampan.registry.identifiers import new_record_id


class AuditEntry(models.Model):
    """One act: who, when, for which purpose, what, on which subject. No name ever stands here.

    `body` is the canonical JSON (RFC 8785) of the whole entry; the columns repeat parts of it
    for search, and verification compares them.
    """

    SENSITIVITY = dict.fromkeys(
        (
            "id",
            "at",
            "account_id",
            "agency_id",
            "purpose",
            "act",
            "subject_kind",
            "subject_id",
            "case_id",
            "body",
        ),
        Sensitivity.INTERNAL,
    )

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    at = models.DateTimeField()
    account_id = models.UUIDField(null=True)
    agency_id = models.UUIDField(null=True)
    purpose = models.CharField(max_length=20, blank=True)
    act = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=64, blank=True)
    case_id = models.UUIDField(null=True)
    body = models.TextField()

    class Meta:
        """Found by case, by account and by act, newest first."""

        indexes = (
            models.Index(fields=("case_id", "-id"), name="audit_by_case"),
            models.Index(fields=("account_id", "-id"), name="audit_by_account"),
            models.Index(fields=("act", "-id"), name="audit_by_act"),
        )


class AuditLink(models.Model):
    """The place of an entry in the chain: hash = SHA-256(previous hash || SHA-256(body)).

    Written by a deferred trigger at commit, so that the lock on the chain's head is the last
    thing a transaction takes and is held for microseconds.
    """

    SENSITIVITY = dict.fromkeys(("sequence", "entry", "previous_hash", "hash"), Sensitivity.INTERNAL)

    sequence = models.BigIntegerField(primary_key=True)
    entry = models.OneToOneField(AuditEntry, on_delete=models.PROTECT, related_name="link")
    previous_hash = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32)
