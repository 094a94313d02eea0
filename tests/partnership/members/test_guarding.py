"""What countries signed is written by few, whatever code asks; and the signing key at the command line."""

import json
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from sampan.cli import main
from sampan.partnership.members.agreements import allowance_of
from sampan.partnership.members.models import Agreement, Departure, Drill, Policy, SignedDocument
from sampan.partnership.members.moments import now, today
from sampan.partnership.members.vouching.services import set_policy
from sampan.portal.node import members
from sampan.registry.access.context import leave, reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader

pytestmark = pytest.mark.database
ROLES = [
    ("focal_point", Purpose.REFERRAL),
    ("supervisor", Purpose.PROTECTION),
    ("analyst", Purpose.STATISTICS),
]


@pytest.mark.parametrize(("role", "purpose"), ROLES)
def test_who_does_not_keep_members_can_write_none_of_it(region, in_force, people, role, purpose):
    region.pair("la-test", "LA")
    set_policy(only_with_agreement=True, directory_vouches=False, **region.who)
    row = {
        "member_id": "la-test",
        "version": 1,
        "valid_from": today(),
        "proposed_at": now(),
        "state": "in_force",
    }
    rows = [
        lambda: Agreement.objects.create(series=uuid4(), title="x", **row),
        lambda: Drill.objects.create(
            conversation=uuid4(), member_id="la-test", asked_at=now(), answer_by=now(), way="in"
        ),
        lambda: Departure.objects.create(
            conversation=uuid4(), member_id="la-test", leaver="x", reason="x", began_at=now()
        ),
    ]
    with reading_as(Reader(people(role), purpose)):
        for write in rows:
            with pytest.raises(DatabaseError), transaction.atomic():
                write()
        assert Policy.objects.update(only_with_agreement=False) == 0
        assert SignedDocument.objects.update(state="dropped") == 0 and SignedDocument.objects.exists()


def test_agreements_are_seen_where_no_reader_is_set_or_they_would_forbid_nothing(region):
    region.pair()
    set_policy(only_with_agreement=True, directory_vouches=False, **region.who)
    leave()
    assert allowance_of("kh-test").only_with_agreement and Drill.objects.count() == 0


def test_signing_key_is_made_and_signs_at_the_command_line(tmp_path, monkeypatch, capsys, root, in_force):
    monkeypatch.setenv(members.PASSPHRASE, "bốn từ thật dài đây")
    key, file, out = (str(tmp_path / name) for name in ("th.key", "root.json", "root.sig"))
    (tmp_path / "root.json").write_text(json.dumps({"kind": "root", "document": root.to_json()}))
    assert main(["members", "key", "--country", "TH", "--out", key, "--json"]) == 0
    assert main(["members", "sign", file, "--key", key, "--out", out, "--json"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["digest"] == root.digest
    assert main(["members", "key", "--country", "TH"]) == 2 and main(["members", "key", "--out", key]) == 2
    monkeypatch.setenv(members.PASSPHRASE, "another one, longer")
    assert main(["members", "sign", file, "--key", key, "--out", out + "2", "--json"]) == 2
