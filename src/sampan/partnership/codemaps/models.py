"""What a member's codes mean here, and those of which nobody has said it yet. Codes alone, never a person's."""

from django.db import models

from sampan.registry.access.sensitivity import Sensitivity


class MappedCode(models.Model):
    """One code of a member's list and ours that stands for it; empty: known, and we have nothing like it."""

    SENSITIVITY = dict.fromkeys(
        ("id", "member", "list_name", "theirs", "ours", "mapped_by", "mapped_at"), Sensitivity.INTERNAL
    )

    member = models.CharField(max_length=63)
    list_name = models.CharField(max_length=60)
    theirs = models.CharField(max_length=60)
    ours = models.CharField(max_length=60, blank=True)
    mapped_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    mapped_at = models.DateTimeField()

    class Meta:
        """A code of a member means one thing."""

        constraints = (
            models.UniqueConstraint(fields=("member", "list_name", "theirs"), name="a_code_means_one_thing"),
        )


class UnknownCode(models.Model):
    """A code that came from a member and stands in no list here: counted, to be mapped by a person."""

    SENSITIVITY = dict.fromkeys(
        ("id", "member", "list_name", "theirs", "times", "first_at", "last_at"), Sensitivity.INTERNAL
    )

    member = models.CharField(max_length=63)
    list_name = models.CharField(max_length=60)
    theirs = models.CharField(max_length=60)
    times = models.PositiveIntegerField(default=1)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()

    class Meta:
        """Counted once a member and list."""

        constraints = (
            models.UniqueConstraint(fields=("member", "list_name", "theirs"), name="an_unknown_code_once"),
        )
