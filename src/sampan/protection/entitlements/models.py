"""The group in which the law puts a person, each support regime as it was decided, and what was paid."""

from django.db import models

from sampan.registry.access.sensitivity import Sensitivity
from sampan.registry.identifiers import new_record_id

_INTERNAL, _CODED, _SEALED = Sensitivity.INTERNAL, Sensitivity.CODED, Sensitivity.SEALED
_MONEY = {"max_digits": 14, "decimal_places": 2}  # a year's allowance in kip or dong, to the cent


class Grouping(models.Model):
    """Which of the law's groups of persons a case is in: proposed from coded facts, chosen by a person."""

    SENSITIVITY = dict.fromkeys(("case", "agency", "chosen_by", "chosen_at"), _INTERNAL) | dict.fromkeys(
        ("group", "proposed"), _CODED
    )

    case = models.OneToOneField("cases.Case", primary_key=True, on_delete=models.CASCADE, related_name="+")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    group = models.CharField(max_length=60, help_text="a code of the country pack's support groups")
    proposed = models.CharField(max_length=60, blank=True, help_text="what the facts proposed")
    chosen_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    chosen_at = models.DateTimeField()


class Support(models.Model):
    """One support regime for one person: proposed, then granted up to an amount or refused with a reason."""

    SENSITIVITY = (
        dict.fromkeys(("id", "case", "agency", "proposed_by", "proposed_at", "decided_by"), _INTERNAL)
        | dict.fromkeys(
            (
                "regime", "group", "entitlement", "is_verified", "legal_basis", "state", "granted", "currency",
                "decided_on", "refusal", "ask_again", "due_on",
            ),
            _CODED,
        )
        | {"reason_sealed": _SEALED}
    )  # fmt: skip

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    regime = models.CharField(max_length=40, help_text="a code of the country pack's support regimes")
    group = models.CharField(max_length=60)
    entitlement = models.CharField(max_length=20, help_text="entitled or case_by_case, as the law says")
    is_verified = models.BooleanField(help_text="somebody read this row of the law")
    legal_basis = models.CharField(max_length=120)
    state = models.CharField(
        max_length=12,
        default="proposed",
        choices=(
            ("proposed", "proposed"),
            ("granted", "granted"),
            ("refused", "refused"),
            ("lapsed", "lapsed"),
        ),
    )
    reason_sealed = models.BinaryField(null=True, help_text="why, in words, sealed with the case's key")
    granted = models.DecimalField(null=True, **_MONEY, help_text="at most; empty: in kind")
    currency = models.CharField(max_length=3, blank=True)
    proposed_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey("accounts.Account", null=True, on_delete=models.PROTECT, related_name="+")
    decided_on = models.DateField(null=True)
    refusal = models.CharField(max_length=30, blank=True, help_text="a code of the list support_refusal")
    ask_again = models.BooleanField(default=False, help_text="the status changed: somebody looks at it again")
    due_on = models.DateField(null=True, help_text="when the country pack has a limit")

    class Meta:
        """One proposal a regime stands; decided by somebody on a day; refused with a reason."""

        constraints = (
            models.UniqueConstraint(
                fields=("case", "regime"),
                condition=models.Q(state__in=("proposed", "granted")),
                name="a_regime_once",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=("proposed", "lapsed"))
                | models.Q(decided_by__isnull=False, decided_on__isnull=False),
                name="support_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="refused") | ~models.Q(refusal=""),
                name="support_refused_with_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(granted__isnull=True, currency="")
                | models.Q(granted__gte=0) & ~models.Q(currency=""),
                name="support_amount_in_a_currency",
            ),
        )


class Payment(models.Model):
    """Something paid or delivered under a granted regime; several make it whole."""

    SENSITIVITY = dict.fromkeys(
        ("id", "support", "case", "agency", "receipt", "account", "written_at"), _INTERNAL
    ) | {
        "amount": _CODED,
        "currency": _CODED,
        "paid_on": _CODED,
        "is_in_kind": _CODED,
        "over_reason": _SEALED,
    }

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    support = models.ForeignKey(Support, on_delete=models.CASCADE, related_name="payments")
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    amount = models.DecimalField(null=True, **_MONEY)
    currency = models.CharField(max_length=3, blank=True)
    is_in_kind = models.BooleanField(default=False)
    paid_on = models.DateField()
    receipt = models.CharField(max_length=40)
    over_reason = models.BinaryField(null=True, help_text="why more than was granted, sealed")
    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        """An amount in a currency, or in kind; a receipt number once a support."""

        constraints = (
            models.CheckConstraint(
                condition=models.Q(is_in_kind=True, amount__isnull=True, currency="")
                | models.Q(is_in_kind=False, amount__gt=0) & ~models.Q(currency=""),
                name="paid_or_in_kind",
            ),
            models.UniqueConstraint(fields=("support", "receipt"), name="a_receipt_once"),
        )
