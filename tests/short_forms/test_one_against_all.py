"""The short form of `./dev bench one_against_all`: the true file is among the first five, asked over the API."""

import json

import pytest

from bench.one_against_all import FIRST_FIVE, SEED, identity_of, question_of, record_of
from harness.people import client_of
from sampan.portal.demo.registers.making import registers
from sampan.protection.cases.services.opening import CaseDraft, open_cases_in_bulk
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.people.identity import identity_from

pytestmark = pytest.mark.database
PEOPLE = 300


def test_true_file_is_among_the_first_five(people):
    reader = Reader(people("supervisor"), Purpose.PROTECTION)
    rows = list(registers(PEOPLE, seed=SEED))
    known = [row for row in rows if row.side == "a"]
    with reading_as(reader):
        drafts = [
            CaseDraft(
                {"registered": "2025-07", **record_of(row.fields)}, identity_from(identity_of(row.fields))
            )
            for row in known
        ]
        ids = open_cases_in_bulk(drafts=drafts, by=reader.actor, purpose=reader.purpose)
    cases = {row.person: str(case) for row, case in zip(known, ids, strict=True)}
    asked = [row for row in rows if row.side == "b" and row.person in cases]
    client = client_of("supervisor")
    found = sum(cases[row.person] in answered(client, question_of(row.fields)) for row in asked)
    assert len(asked) == PEOPLE // 2
    assert found >= FIRST_FIVE * len(asked)


def answered(client, body: dict[str, object]) -> list[str]:
    answer = client.post("/api/people/like", json.dumps(body), content_type="application/json")
    assert answer.status_code == 200
    return [one["case_id"] for one in answer.json()["candidates"]]
