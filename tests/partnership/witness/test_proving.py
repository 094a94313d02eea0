"""A letter that this node wrote is proven to a third party; who may, what it shows, and what is refused."""

import json
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from sampan.engines.exchange import leaves
from sampan.engines.exchange.acknowledgements import Acknowledgement, sign_acknowledgement
from sampan.engines.exchange.verify_proof import verify
from sampan.partnership.witness import commands
from sampan.partnership.witness.services import proving
from sampan.partnership.witness.services.heading import sign_own_head
from sampan.partnership.witness.services.proving import prove_letter
from sampan.partnership.witness.services.taking import take_statement
from sampan.partnership.witness.tree import letter_hashes
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.audit.models import AuditEntry
from sampan.registry.correspondence.models import Letter
from sampan.registry.correspondence.services.writing import write_letter
from sampan.vocabulary.errors import InvalidInput, NotFound, NotPermitted, WrongState
from tests.partnership.witness.nodes import Other, own_heads

pytestmark = pytest.mark.database


@pytest.fixture
def reader(service) -> Reader:
    return Reader(service, Purpose.REFERRAL)


@pytest.fixture
def letters(service, cambodia, reader) -> list[UUID]:
    """Three letters to Cambodia; their ids, as the letters' pages have them."""
    with reading_as(reader):
        for word in ("một", "hai", "ba"):
            write_letter(
                member="kh-test",
                kind="test.echo",
                conversation=uuid4(),
                body={"word": word},
                agency_id=service.agency_id,
                by=service,
                purpose=Purpose.REFERRAL,
            )
        return list(Letter.objects.order_by("sequence").values_list("id", flat=True))


def acknowledged(cambodia: Other, monkeypatch, *, has_root: bool = True) -> None:
    """Let Cambodia's word on all three letters be there."""
    row = Letter.objects.order_by("-sequence").first()
    line = {"way": "out", "member": "kh-test", "lane": row.lane}
    sign_own_head(whole=True)
    run = b"".join(letter_hashes(**line, first=1, last=3))
    more = {"root": leaves.run_root(run)} if has_root else {}
    word = Acknowledgement(
        "vn-test", "kh-test", row.lane, 1, datetime.now(UTC), 1, 3, row.digest, 3, more=more
    )
    told = sign_acknowledgement(word, receiver=cambodia.secret).to_json()
    monkeypatch.setattr(proving, "acknowledgement_of", lambda letter_id: (told, []))


def test_letter_is_proven_by_the_log_the_receivers_word_and_a_witness(
    letters, cambodia, laos, reader, monkeypatch
):
    with reading_as(reader):
        acknowledged(cambodia, monkeypatch)
        head = own_heads()[-1]
        now = datetime.now(UTC)
        for place, one in enumerate((cambodia, laos)):
            told = one.says(countersigned=(one.signs(head),))
            take_statement(one.secret.node_id, told, now=now + timedelta(seconds=place))
        for id_ in letters:
            proven = prove_letter(id=id_, reader=reader)
            assert proven.countersigned_by == ("kh-test", "la-test") and proven.is_acknowledged
            assert len(verify(json.dumps(proven.document))) == 4 + 3
            assert "word" not in json.dumps(proven.document)


def test_word_without_a_root_covers_the_last_letter_alone(letters, cambodia, reader, monkeypatch):
    with reading_as(reader):
        acknowledged(cambodia, monkeypatch, has_root=False)
        assert [prove_letter(id=one, reader=reader).is_acknowledged for one in letters] == [
            False,
            False,
            True,
        ]


def test_letter_that_nobody_acknowledged_or_countersigned_is_still_proven_to_be_in_the_log(letters, reader):
    with reading_as(reader):
        proven = prove_letter(id=letters[0], reader=reader)
    assert proven.countersigned_by == () and not proven.is_acknowledged
    assert "NOT shown" in verify(json.dumps(proven.document))[1]


def test_proving_is_audited(letters, reader, service):
    with reading_as(reader):
        prove_letter(id=letters[0], reader=reader)
    with reading_as(Reader(service, Purpose.AUDIT)):
        assert '"revealed":false' in AuditEntry.objects.get(act="letter.proved").body


def test_revealed_letter_is_the_very_one_that_was_signed(letters, reader, service):
    with reading_as(reader):
        for number, id_ in enumerate(letters):
            document = prove_letter(id=id_, reader=reader, reveal=True).document
            payload = json.loads(document["letter"]["payload"])
            assert payload["body"]["word"] == ("một", "hai", "ba")[number]
            assert "a letter of the kind test.echo" in verify(json.dumps(document))[1]
    with reading_as(Reader(service, Purpose.AUDIT)):
        assert AuditEntry.objects.filter(act="letter.read").count() == 3


def test_content_that_was_erased_cannot_be_revealed(letters, reader):
    with reading_as(reader):
        Letter.objects.filter(id=letters[0]).update(body_sealed=b"")
        with pytest.raises((NotFound, WrongState)):
            prove_letter(id=letters[0], reader=reader, reveal=True)
        assert prove_letter(id=letters[0], reader=reader).document


def test_front_line_officer_may_not_reveal(letters, people):
    officer = Reader(people("front_line_officer"), Purpose.REFERRAL)
    with reading_as(officer), pytest.raises((NotPermitted, NotFound)):
        prove_letter(id=letters[0], reader=officer, reveal=True)


def test_letter_that_is_not_here_or_not_in_the_log_is_not_proven(letters, reader):
    with reading_as(reader):
        with pytest.raises(NotFound):
            prove_letter(id=uuid4(), reader=reader)
        Letter.objects.filter(id=letters[0]).update(digest="0" * 64)
        with pytest.raises(NotFound, match="not in the witnessed log"):
            prove_letter(id=letters[0], reader=reader)


def test_command_gives_the_file_and_says_what_it_shows(letters, reader):
    with reading_as(reader):
        content, told = commands.run_prove(str(letters[0]), reader=reader, reveal=False)
        with pytest.raises(InvalidInput):
            commands.run_prove("not an id", reader=reader, reveal=False)
    assert verify(content.decode()) == told["proven"] and told["acknowledged"] is False
    assert commands.verifier_source().startswith(b'"""Checks a Sampan proof offline')
