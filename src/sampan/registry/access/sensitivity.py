"""How sensitive a stored field is; every model field declares one, and a test fails on a gap."""

from enum import StrEnum


class Sensitivity(StrEnum):
    """The five classes, from what anybody may read to what nobody may."""

    PUBLIC = "public"
    """May be shown to anybody: the name of a ministry."""
    INTERNAL = "internal"
    """About the work, not about a person helped: who did what when, a queue's length."""
    CODED = "coded"
    """Coded facts of a case that point at nobody alone, but may together."""
    SEALED = "sealed"
    """Identity or free text of a person, stored only as ciphertext; each read is audited."""
    SECRET = "secret"  # noqa: S105 - the name of a class of fields, not a password
    """Keys and credentials; never shown, exported or logged."""
