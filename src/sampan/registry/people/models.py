"""Persons, their sealed fields, the data key of each case, and keyed hashes for search and for matching."""

from django.db import models

from sampan.registry.access.sensitivity import Sensitivity
from sampan.registry.identifiers import new_person_id, new_record_id


class CaseKey(models.Model):
    """The data key of one case, wrapped by the node's key. Destroying it erases what it sealed."""

    SENSITIVITY = {
        "case_id": Sensitivity.INTERNAL,
        "agency": Sensitivity.INTERNAL,
        "wrapped": Sensitivity.SECRET,
        "wrapping_version": Sensitivity.INTERNAL,
        "created_at": Sensitivity.INTERNAL,
        "closed_at": Sensitivity.INTERNAL,
    }

    case_id = models.UUIDField(primary_key=True)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    wrapped = models.BinaryField(max_length=80)
    wrapping_version = models.PositiveIntegerField(db_index=True)
    created_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, help_text="consent was withdrawn: nobody opens the identity")


class Person(models.Model):
    """A person helped, known to the rest of the system by a random id alone."""

    SENSITIVITY = dict.fromkeys(
        ("id", "case_id", "agency", "created_at", "keys_edition"), Sensitivity.INTERNAL
    )

    id = models.UUIDField(primary_key=True, default=new_person_id, editable=False)
    case_id = models.UUIDField(db_index=True)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    created_at = models.DateTimeField()
    keys_edition = models.CharField(
        max_length=16,
        default="",
        db_index=True,
        help_text="by which rules and node key the match keys were made",
    )


class SealedField(models.Model):
    """One identifying field of a person as ciphertext, bound to the person and the field's name."""

    SENSITIVITY = {
        "id": Sensitivity.INTERNAL,
        "person": Sensitivity.INTERNAL,
        "case_id": Sensitivity.INTERNAL,
        "agency": Sensitivity.INTERNAL,
        "field": Sensitivity.INTERNAL,
        "sealed": Sensitivity.SEALED,
        "sealed_at": Sensitivity.INTERNAL,
    }

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="sealed_fields")
    case_id = models.UUIDField(db_index=True)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    field = models.CharField(max_length=30)
    sealed = models.BinaryField()
    sealed_at = models.DateTimeField()

    class Meta:
        """One value a field."""

        constraints = (models.UniqueConstraint(fields=("person", "field"), name="one_sealed_value_a_field"),)


class SearchHash(models.Model):
    """A keyed hash of a name, a part of a name, a phone or a document: exact search over sealed fields.

    Those of kind `own` are of numbers, papers and accounts in one form each: for no search, but so that none of them
    is ever kept as somebody else's.
    """

    SENSITIVITY = {
        "id": Sensitivity.INTERNAL,
        "digest": Sensitivity.SECRET,
        "kind": Sensitivity.INTERNAL,
        "case_id": Sensitivity.INTERNAL,
        "agency": Sensitivity.INTERNAL,
    }

    id = models.BigAutoField(primary_key=True)
    digest = models.BinaryField(max_length=16)
    kind = models.CharField(max_length=8, default="", help_text="name, part, pair, phone, document or own")
    case_id = models.UUIDField(db_index=True)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, db_index=False)

    class Meta:
        """A digest finds an agency's cases newest first without sorting; a team's by their cases."""

        indexes = (models.Index(fields=("digest", "agency", "-case_id"), name="search_by_digest"),)


class MatchKeyHash(models.Model):
    """A keyed hash of one match key of a person: by it the person is found among all, though written otherwise.

    Its kind is inside the hash alone. A hash that `MOST_HOLDERS` people hold is written for nobody more (ADR 0030).
    """

    SENSITIVITY = {
        "digest": Sensitivity.SECRET,
        "case_id": Sensitivity.INTERNAL,
        "agency": Sensitivity.INTERNAL,
    }

    pk = models.CompositePrimaryKey("digest", "case_id")
    digest = models.BigIntegerField(
        help_text="64 bits: what meets by accident is parted by comparing in clear"
    )
    case_id = models.UUIDField(db_index=True)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, db_index=False)
