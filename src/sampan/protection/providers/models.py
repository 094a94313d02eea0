"""A service provider of the directory, what it offers, and each change of its free places."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from sampan.registry.access.sensitivity import Sensitivity
from sampan.registry.identifiers import new_record_id


class Provider(models.Model):
    """An agency of the node that offers services: whom it accepts, where, when and at what cost.

    Nothing here is about a person helped. An empty list of accepted sexes, nationalities or provinces
    means everybody, and the whole country.
    """

    SENSITIVITY = dict.fromkeys(
        (
            "languages",
            "sexes",
            "age_from",
            "age_to",
            "nationalities",
            "takes_children",
            "is_accessible",
            "province",
            "provinces",
            "hours",
            "is_always_open",
            "cost",
        ),
        Sensitivity.PUBLIC,
    ) | dict.fromkeys(
        (
            "id",
            "agency",
            "phone",
            "email",
            "note",
            "is_listed",
            "verified_on",
            "verified_by",
            "created_by",
            "changed_at",
        ),
        Sensitivity.INTERNAL,
    )

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    agency = models.OneToOneField("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    languages = ArrayField(models.CharField(max_length=8), default=list)
    sexes = ArrayField(models.CharField(max_length=30), default=list)
    age_from = models.PositiveSmallIntegerField(null=True)
    age_to = models.PositiveSmallIntegerField(null=True)
    nationalities = ArrayField(models.CharField(max_length=2), default=list)
    takes_children = models.BooleanField(default=False, help_text="a person who comes with children")
    is_accessible = models.BooleanField(default=False, help_text="for people with a disability")
    province = models.CharField(max_length=8, blank=True, help_text="where it is, ISO 3166-2")
    provinces = ArrayField(
        models.CharField(max_length=8), default=list, help_text="from where it takes people"
    )
    hours = models.CharField(max_length=120, blank=True)
    is_always_open = models.BooleanField(default=False)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    cost = models.CharField(max_length=10, default="free", help_text="a code of the list provider_cost")
    note = models.CharField(max_length=400, blank=True)
    is_listed = models.BooleanField(default=True)
    verified_on = models.DateField(null=True)
    verified_by = models.ForeignKey("accounts.Account", null=True, on_delete=models.PROTECT, related_name="+")
    created_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        """Verified by somebody on a day; ages in order."""

        constraints = (
            models.CheckConstraint(
                condition=models.Q(verified_on__isnull=True, verified_by__isnull=True)
                | models.Q(verified_on__isnull=False, verified_by__isnull=False),
                name="provider_verified_by_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(age_from__isnull=True)
                | models.Q(age_to__isnull=True)
                | models.Q(age_to__gte=models.F("age_from")),
                name="provider_ages_in_order",
            ),
        )


class Offer(models.Model):
    """One service of a provider and its places.

    `free_told` is what the provider said last, `taken_when_told` how many referrals held a place at that
    moment and `taken` how many do now: what was accepted since is taken off without anybody counting.
    """

    SENSITIVITY = dict.fromkeys(
        ("id", "provider", "agency", "taken", "taken_when_told", "told_at", "told_by"), Sensitivity.INTERNAL
    ) | dict.fromkeys(("service", "capacity", "free_told", "is_open"), Sensitivity.PUBLIC)

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    provider = models.ForeignKey(Provider, on_delete=models.CASCADE, related_name="offers")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    service = models.CharField(max_length=40, help_text="a code of the list referral_service")
    capacity = models.PositiveIntegerField(null=True, help_text="all its places; empty: not counted")
    free_told = models.PositiveIntegerField(null=True)
    taken_when_told = models.PositiveIntegerField(default=0)
    taken = models.PositiveIntegerField(default=0)
    told_at = models.DateTimeField(null=True)
    told_by = models.ForeignKey("accounts.Account", null=True, on_delete=models.PROTECT, related_name="+")
    is_open = models.BooleanField(default=True)

    class Meta:
        """One row a service."""

        constraints = (
            models.UniqueConstraint(fields=("provider", "service"), name="a_service_once_a_provider"),
        )


class PlaceChange(models.Model):
    """One change of an offer's places, kept with its moment; never changed."""

    SENSITIVITY = dict.fromkeys(
        ("id", "offer", "agency", "at", "account", "free", "capacity"), Sensitivity.INTERNAL
    )

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="changes")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    free = models.PositiveIntegerField(null=True)
    capacity = models.PositiveIntegerField(null=True)
