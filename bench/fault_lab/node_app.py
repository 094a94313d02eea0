"""The laboratory inside a node: an app whose handlers note each letter in the transaction that applies it."""

from django.apps import AppConfig
from django.db import connection

from bench.fault_lab.lanes import register

_NOTE = "INSERT INTO lab_applied (member, lane, sequence, letter_id, number) VALUES "
LANES = {1: "preservation", 2: "protection", 3: "referral", 4: "alert", 5: "figures"}


def kind_in(lane: int) -> str:
    """Return the kind of the laboratory's letters that travels in a lane."""
    return f"lab.{LANES[lane]}.note"


def note_applied(letters) -> None:  # type: ignore[no-untyped-def]
    """Apply letters: a row each, that stands or falls with its journal and its acknowledgement."""
    rows = [
        (one.member, getattr(one, "lane", 0), one.sequence, one.id, one.body["number"]) for one in letters
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            _NOTE + ", ".join(["(%s, %s, %s, %s, %s)"] * len(rows)), [one for row in rows for one in row]
        )


class LabConfig(AppConfig):
    """The fault laboratory; a node takes it only with `extra_apps` in its node.toml and as a demonstration."""

    name = "bench.fault_lab"
    label = "fault_lab"

    def ready(self) -> None:
        """Take the laboratory's letters, each kind in its lane."""
        for number, word in LANES.items():
            register(f"lab.{word}.", note_applied, number)
