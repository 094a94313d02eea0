"""What the house clock keeps: the last look, when each timer last fired, and what members said the time was."""

from django.db import models

from sampan.registry.access.sensitivity import Sensitivity
from sampan.registry.clock.reckoning import Trust

ONLY = 1
"""The key of the one anchor."""


class HouseAnchor(models.Model):
    """The last look at the clocks, in one row: the house's time then, and how far others stood from it."""

    SENSITIVITY = dict.fromkeys(
        ("id", "boot_id", "boottime", "house_at", "trust", "wall_off", "members_off", "since"),
        Sensitivity.INTERNAL,
    )

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY)
    boot_id = models.CharField(max_length=40, blank=True)
    boottime = models.FloatField(help_text="seconds since the machine started")
    house_at = models.DateTimeField()
    trust = models.CharField(max_length=8, choices=[(one.value, one.value) for one in Trust])
    wall_off = models.FloatField(help_text="seconds by which the machine's clock stood ahead of the house's")
    members_off = models.FloatField(null=True, help_text="the same of the members' clocks")
    since = models.DateTimeField(help_text="house time at which the trust last changed")

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=ONLY), name="clock_one_anchor")]


class TimerFiring(models.Model):
    """When a timer last fired, in house time."""

    SENSITIVITY = dict.fromkeys(("name", "last_at"), Sensitivity.INTERNAL)

    name = models.CharField(primary_key=True, max_length=120)
    last_at = models.DateTimeField()


class MemberTime(models.Model):
    """The time that a member's newest signed word carried, and this machine's count of seconds on its arrival."""

    SENSITIVITY = dict.fromkeys(("member", "boot_id", "boottime", "at"), Sensitivity.INTERNAL)

    member = models.CharField(primary_key=True, max_length=64)
    boot_id = models.CharField(max_length=40, blank=True)
    boottime = models.FloatField()
    at = models.DateTimeField()
