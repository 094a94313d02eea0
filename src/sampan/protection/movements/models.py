"""A group return: its movement, its vehicles and who sits where; each person's return is their own."""

from django.db import models

from sampan.registry.access.sensitivity import Sensitivity
from sampan.registry.identifiers import new_person_id, new_record_id

OUTCOMES = ("present", "absent", "refused", "blocked")


class Movement(models.Model):
    """People who go home together; its id is the group that their returns name, the same on both sides."""

    SENSITIVITY = dict.fromkeys(
        (
            "id",
            "listed",
            "agency",
            "name",
            "operation",
            "leaves_on",
            "people_numbered",
            "begun_by",
            "begun_at",
        ),
        Sensitivity.INTERNAL,
    )

    id = models.UUIDField(primary_key=True, default=new_person_id, editable=False)
    listed = models.UUIDField(default=new_record_id, unique=True)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    name = models.CharField(max_length=120, help_text="a place and a day")
    operation = models.ForeignKey("cases.Operation", null=True, on_delete=models.PROTECT, related_name="+")
    leaves_on = models.DateField(null=True)
    people_numbered = models.PositiveIntegerField(default=0, help_text="the highest number given to a person")
    begun_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()


class Vehicle(models.Model):
    """A vehicle of a movement, with its seats and escorts."""

    SENSITIVITY = dict.fromkeys(
        ("id", "movement", "agency", "label", "means", "capacity", "escorts", "escort_agency", "leaves_at"),
        Sensitivity.INTERNAL,
    )

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    movement = models.ForeignKey(Movement, on_delete=models.CASCADE, related_name="vehicles")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    label = models.CharField(max_length=60)
    means = models.CharField(max_length=20, help_text="a code of transport_means")
    capacity = models.PositiveSmallIntegerField(help_text="seats for people who return, without escorts")
    escorts = models.PositiveSmallIntegerField()
    escort_agency = models.CharField(max_length=120)
    leaves_at = models.DateTimeField(null=True)

    class Meta:
        """Nobody travels without an escort."""

        constraints = (
            models.CheckConstraint(
                condition=models.Q(capacity__gt=0, escorts__gt=0), name="a_vehicle_has_seats_and_escorts"
            ),
        )


class Seat(models.Model):
    """One person's place in a movement, and how they were signed off at the border."""

    SENSITIVITY = dict.fromkeys(
        ("id", "movement", "vehicle", "kept_return_id", "case", "agency", "signed_at", "signed_by"),
        Sensitivity.INTERNAL,
    ) | {"outcome": Sensitivity.CODED}

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    movement = models.ForeignKey(Movement, on_delete=models.CASCADE, related_name="seats")
    vehicle = models.ForeignKey(Vehicle, null=True, on_delete=models.SET_NULL, related_name="seats")
    kept_return_id = models.UUIDField()
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    outcome = models.CharField(max_length=10, blank=True)
    signed_at = models.DateTimeField(null=True)
    signed_by = models.ForeignKey("accounts.Account", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Once a movement; signed off by somebody at a time."""

        constraints = (
            models.UniqueConstraint(fields=("movement", "kept_return_id"), name="a_seat_once_a_movement"),
            models.CheckConstraint(
                condition=models.Q(outcome="", signed_at__isnull=True, signed_by__isnull=True)
                | ~models.Q(outcome="") & models.Q(signed_at__isnull=False, signed_by__isnull=False),
                name="signed_off_by_somebody",
            ),
        )
