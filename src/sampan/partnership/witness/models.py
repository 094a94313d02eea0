"""The node's own log of letters, the heads of all nodes, who countersigned them, and what did not fit."""

from django.db import models

from sampan.partnership.witness.facts import Finding
from sampan.registry.access.sensitivity import Sensitivity
from sampan.registry.identifiers import new_record_id


class LettersOfALine(models.Model):
    """Letters of one line: their hashes at the places from `first_sequence` on."""

    way = models.CharField(max_length=3)
    member = models.CharField(max_length=63)
    lane = models.PositiveSmallIntegerField()
    first_sequence = models.BigIntegerField()
    count = models.PositiveIntegerField()
    hashes = models.BinaryField(help_text="32 octets of letter hash each")

    class Meta:
        """Two tables have these columns."""

        abstract = True


_OF_A_LINE = ("id", "way", "member", "lane", "first_sequence", "count", "hashes")


class LogNote(LettersOfALine):
    """Letters that wait for their place in the log. Written without a lock, in the transaction of the letters."""

    SENSITIVITY = dict.fromkeys(_OF_A_LINE, Sensitivity.INTERNAL)


class LogRun(LettersOfALine):
    """Leaves of the log: the letters of one line from the leaf `first_index` on. Never changed, never removed."""

    SENSITIVITY = dict.fromkeys((*_OF_A_LINE, "first_index"), Sensitivity.INTERNAL)

    first_index = models.BigIntegerField(unique=True)

    class Meta:
        """A letter is found by its line, a leaf by its index."""

        indexes = (models.Index(fields=("member", "way", "lane", "first_sequence"), name="run_by_line"),)
        constraints = (models.CheckConstraint(condition=models.Q(count__gt=0), name="a_run_has_letters"),)


class LogNode(models.Model):
    """The root of a full subtree of 256, 65,536 or more leaves, so that a proof reads few rows."""

    SENSITIVITY = dict.fromkeys(("id", "level", "position", "hash"), Sensitivity.INTERNAL)

    level = models.PositiveSmallIntegerField()
    position = models.BigIntegerField()
    hash = models.BinaryField(max_length=32)

    class Meta:
        """A subtree has one root."""

        constraints = (models.UniqueConstraint(fields=("level", "position"), name="a_subtree_has_one_root"),)


class LogState(models.Model):
    """How far the log has come: its size and the roots of its full subtrees. One row, whose lock orders the log."""

    SENSITIVITY = dict.fromkeys(("id", "size", "peaks"), Sensitivity.INTERNAL)

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    size = models.BigIntegerField(default=0)
    peaks = models.BinaryField(default=b"")

    class Meta:
        """There is one."""

        constraints = (models.CheckConstraint(condition=models.Q(id=1), name="one_log"),)


class Head(models.Model):
    """A signed tree head of this node or another, its signature checked.

    `is_linked`: it fits everything else that is held of that node's log. `is_retired`: from before a person
    settled a contradiction; no longer compared with.
    """

    SENSITIVITY = dict.fromkeys(
        (
            *("id", "node", "size", "root", "at", "audit_sequence", "audit_hash", "digest", "told"),
            *("is_linked", "is_retired", "heard_from", "heard_at"),
        ),
        Sensitivity.INTERNAL,
    )

    node = models.CharField(max_length=63)
    size = models.BigIntegerField()
    root = models.CharField(max_length=64)
    at = models.DateTimeField()
    audit_sequence = models.BigIntegerField()
    audit_hash = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)
    told = models.JSONField(help_text="as it was signed")
    is_linked = models.BooleanField(default=False)
    is_retired = models.BooleanField(default=False)
    heard_from = models.CharField(max_length=63)
    heard_at = models.DateTimeField()

    class Meta:
        """The newest of a node is found at once."""

        indexes = (
            models.Index(fields=("node", "-at"), name="heads_of_a_node"),
            models.Index(fields=("node", "size"), name="heads_by_size"),
        )


class Countersign(models.Model):
    """A witness's signature on a head."""

    SENSITIVITY = dict.fromkeys(("id", "head", "witness", "at", "told"), Sensitivity.INTERNAL)

    head = models.ForeignKey(Head, on_delete=models.CASCADE, related_name="countersigns")
    witness = models.CharField(max_length=63)
    at = models.DateTimeField()
    told = models.JSONField(help_text="as it was signed")

    class Meta:
        """A witness counts once."""

        constraints = (models.UniqueConstraint(fields=("head", "witness"), name="a_witness_counts_once"),)


class Equivocation(models.Model):
    """Evidence: what a node signed that excludes each other. Never removed; settled by a person who spoke to them."""

    SENSITIVITY = dict.fromkeys(
        (
            *("id", "node", "finding", "evidence", "digest", "newest_at", "found_at", "heard_from"),
            *("settled_at", "settled_by"),
        ),
        Sensitivity.INTERNAL,
    )

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    node = models.CharField(max_length=63)
    finding = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Finding])
    evidence = models.JSONField(help_text="the two signed heads, and what else shows it")
    digest = models.CharField(max_length=64, unique=True)
    newest_at = models.DateTimeField(help_text="the later of the two moments signed")
    found_at = models.DateTimeField()
    heard_from = models.CharField(max_length=63)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey("accounts.Account", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Open ones are found at once; who settled stands beside when."""

        indexes = (
            models.Index(
                fields=("node",), condition=models.Q(settled_at__isnull=True), name="open_contradictions"
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(settled_at__isnull=True, settled_by__isnull=True)
                | models.Q(settled_at__isnull=False, settled_by__isnull=False),
                name="who_settled_and_when",
            ),
        )


class WitnessLine(models.Model):
    """What passed between this node and a member about logs: when, and what each still owes the other."""

    SENSITIVITY = dict.fromkeys(
        ("member", "told_at", "told_digest", "taken_at", "to_answer", "asked_since", "trouble", "trouble_at"),
        Sensitivity.INTERNAL,
    )

    member = models.CharField(max_length=63, primary_key=True)
    told_at = models.DateTimeField(null=True)
    told_digest = models.CharField(max_length=64, blank=True)
    taken_at = models.DateTimeField(null=True)
    to_answer = models.JSONField(default=list, help_text="the proofs that the member asked for")
    asked_since = models.DateTimeField(null=True, help_text="the oldest question to it that is open")
    trouble = models.CharField(max_length=20, blank=True, help_text="why its last statement was not taken")
    trouble_at = models.DateTimeField(null=True)
