"""Letters as the node keeps them: what it wrote to its members, and what they wrote to it."""

from django.db import models

from sampan.registry.access.sensitivity import Sensitivity
from sampan.registry.correspondence.facts import Direction, State
from sampan.registry.identifiers import new_record_id
from sampan.vocabulary.lanes import Lane


class Letter(models.Model):
    """One letter and what became of it. The body is sealed: with the case's data key once a case is known.

    `letter_id` is the id on the wire, chosen by the writer; `id` is ours. `key_version` names the node's
    wrapping key behind the storage key, and is null when the case's own key sealed the body.
    """

    SENSITIVITY = {
        "id": Sensitivity.INTERNAL,
        "letter_id": Sensitivity.INTERNAL,
        "direction": Sensitivity.INTERNAL,
        "member": Sensitivity.INTERNAL,
        "kind": Sensitivity.INTERNAL,
        "conversation": Sensitivity.INTERNAL,
        "in_reply_to": Sensitivity.INTERNAL,
        "lane": Sensitivity.INTERNAL,
        "sequence": Sensitivity.INTERNAL,
        "digest": Sensitivity.INTERNAL,
        "signer_serial": Sensitivity.INTERNAL,
        "case_id": Sensitivity.INTERNAL,
        "agency": Sensitivity.INTERNAL,
        "body_sealed": Sensitivity.SEALED,
        "key_version": Sensitivity.INTERNAL,
        "written_at": Sensitivity.INTERNAL,
        "expires_at": Sensitivity.INTERNAL,
        "state": Sensitivity.INTERNAL,
        "reason": Sensitivity.INTERNAL,
        "settled_at": Sensitivity.INTERNAL,
        "receipt": Sensitivity.INTERNAL,
        "read_at": Sensitivity.INTERNAL,
        "read_by": Sensitivity.INTERNAL,
    }

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    letter_id = models.UUIDField()
    direction = models.CharField(max_length=3, choices=[(one.value, one.value) for one in Direction])
    member = models.CharField(max_length=63, help_text="the other node's id")
    kind = models.CharField(max_length=80)
    conversation = models.UUIDField(db_index=True)
    in_reply_to = models.UUIDField(null=True)
    lane = models.PositiveSmallIntegerField(default=Lane.SINGLE, help_text="see sampan.vocabulary.lanes")
    sequence = models.BigIntegerField(
        null=True, help_text="its place among the letters to or from this member in this lane"
    )
    digest = models.CharField(max_length=64, blank=True, help_text="SHA-256 of what is signed")
    signer_serial = models.PositiveIntegerField(
        null=True, help_text="number of the writer's card that signed"
    )
    case_id = models.UUIDField(null=True, db_index=True)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    body_sealed = models.BinaryField(help_text="empty once erased")
    key_version = models.PositiveIntegerField(null=True)
    written_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=12, choices=[(one.value, one.value) for one in State])
    reason = models.CharField(max_length=80, blank=True, help_text="a code, when refused")
    settled_at = models.DateTimeField(null=True, help_text="when its receiver took it in or refused it")
    receipt = models.JSONField(null=True, help_text="the receiver's signed receipt")
    read_at = models.DateTimeField(null=True)
    read_by = models.ForeignKey("accounts.Account", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """A letter is kept once; a refusal has a reason; whoever read it stands beside when."""

        constraints = (
            models.UniqueConstraint(fields=("direction", "member", "letter_id"), name="a_letter_once"),
            models.UniqueConstraint(
                fields=("direction", "member", "lane", "sequence"), name="a_place_in_a_line_once"
            ),
            models.CheckConstraint(
                condition=models.Q(state=State.REFUSED) ^ models.Q(reason=""), name="a_refusal_has_a_reason"
            ),
            models.CheckConstraint(
                condition=models.Q(read_at__isnull=True, read_by__isnull=True)
                | models.Q(read_at__isnull=False, read_by__isnull=False),
                name="who_read_and_when",
            ),
        )
        indexes = (models.Index(fields=("agency", "-id"), name="letters_of_agency"),)
