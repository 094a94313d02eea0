"""The standalone verifier: run alone it says what is proven; whatever is changed in a proof, it says no."""

import json
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import cryptography
import pytest

from sampan.engines.exchange import verify_proof
from sampan.engines.exchange.fingerprints import fingerprint
from sampan.engines.exchange.verify_proof import NotProven, verify
from tests.engines.exchange.proving import proof, split, written

SOURCE = Path(verify_proof.__file__)


@pytest.fixture(scope="module")
def made(vietnam, cambodia, thailand) -> dict[str, Any]:
    return proof(vietnam, cambodia, thailand, reveal=True)


def places(thing: Any, path: tuple = ()) -> Iterator[tuple]:
    """Yield the path of every member and item, the inner ones too."""
    listed = thing.items() if isinstance(thing, dict) else enumerate(thing) if isinstance(thing, list) else ()
    for name, told in listed:
        yield (*path, name)
        yield from places(told, (*path, name))


def at(document: Any, path: tuple) -> Any:
    for name in path:
        document = document[name]
    return document


def changed(document: Any, path: tuple, told: Any) -> Any:
    other = deepcopy(document)
    at(other, path[:-1])[path[-1]] = told
    return other


def spoilt(told: Any, draw: random.Random) -> Iterator[Any]:
    """Yield other values of the same kind, and of another."""
    if isinstance(told, bool) or told is None:
        yield not told
    elif isinstance(told, int):
        yield from (told + 1, told - 1, -told - 1, float(told), str(told), told + 2**60)
    elif isinstance(told, str):
        place = draw.randrange(len(told)) if told else 0
        letter = chr(ord(told[place]) ^ 1) if told else "x"
        yield from (told[:place] + letter + told[place + 1 :], told + "0", told + " ", told[1:] or "x")
        yield from (one for one in (told.upper(), told.lower()) if one != told)
    elif isinstance(told, list):
        yield from ([*told, "0" * 64], {"0": told}, told[::-1] if told[::-1] != told else None)
    else:
        yield from ([told], {**told, "more": 1})
    if told is not None:
        yield None


def refused(document: Any) -> bool:
    try:
        verify(json.dumps(document))
    except NotProven:
        return True
    return False


def test_every_changed_field_is_detected(made):
    draw, tried = random.Random(4), 0
    assert not refused(made)
    for path in list(places(made)):
        for told in spoilt(at(made, path), draw):
            document = changed(made, path, told)
            is_smaller = path == ("acknowledgement",) and told is None
            is_reordered = path == ("countersignatures",) and told == made["countersignatures"][::-1]
            is_reordered |= path == ("cards",) and told == made["cards"][::-1]
            if not (is_smaller or is_reordered):
                assert refused(document), (path, told)
                tried += 1
    assert tried > 400


def test_every_member_left_out_or_added_is_detected(made):
    for path in list(places(made)):
        document = deepcopy(made)
        parent = at(document, path[:-1])
        del parent[path[-1]]
        if path != ("letter", "payload") and path[:-1] != ("countersignatures",):
            assert refused(document), path
        if isinstance(parent, dict):
            document = deepcopy(made)
            at(document, path[:-1])["more"] = "x"
            assert refused(document), path


def test_two_thousand_random_changes_are_all_detected(made):
    draw, text, tried = random.Random(5), json.dumps(made), 0
    while tried < 2_000:
        place = draw.randrange(len(text))
        other = text[:place] + chr(draw.randrange(33, 126)) + text[place + 1 :]
        try:
            if json.loads(other) == made:
                continue
        except ValueError:
            pass
        with pytest.raises(NotProven):
            verify(other)
        tried += 1


def test_proof_without_content_names_hashes_alone(vietnam, cambodia, thailand):
    told = json.dumps(proof(vietnam, cambodia, thailand))
    assert "xin ch" not in told and "referral" not in told
    sentences = verify(told)
    assert "stands in the log of vn-focal-point" in sentences[0]
    assert [one.split()[0] for one in sentences[1:4]] == [
        "kh-focal-point",
        "th-focal-point",
        "kh-focal-point",
    ]
    assert "applied it" in sentences[3]


@pytest.mark.parametrize(
    ("place", "words"), [(2, "refused it (expired)"), (8, "applied it"), (1, "applied it")]
)
def test_each_place_of_an_acknowledged_run_is_covered(vietnam, cambodia, thailand, place, words):
    assert any(words in one for one in verify(json.dumps(proof(vietnam, cambodia, thailand, place=place))))


def test_proof_without_acknowledgement_says_so(made):
    told = changed(made, ("acknowledgement",), None)
    assert "NOT shown: that kh-focal-point acknowledged" in " ".join(verify(json.dumps(told)))


def test_content_of_another_letter_is_refused(made, vietnam, cambodia):
    other = written(vietnam, cambodia, 5).payload.decode()
    assert refused(changed(made, ("letter", "payload"), other))


def test_fingerprint_that_must_be_there_is_looked_for(made, vietnam, cambodia):
    assert verify(json.dumps(made), [fingerprint(cambodia.card), fingerprint(vietnam.card)])
    with pytest.raises(NotProven, match="fingerprint"):
        verify(json.dumps(made), ["00000 " * 8])


def test_another_nodes_head_cannot_stand_for_the_parties(made, vietnam, cambodia, thailand):
    theirs = proof(thailand, cambodia, vietnam)
    assert refused({**made, "head": theirs["head"], "log": theirs["log"]})


def test_evidence_of_equivocation_is_proven_and_each_change_of_it_detected(vietnam):
    evidence, draw = split(vietnam), random.Random(6)
    assert "two different states of the log at one length, 6" in verify(json.dumps(evidence))[0]
    for path in list(places(evidence)):
        for told in spoilt(at(evidence, path), draw):
            is_reordered = path == ("heads",) and told == evidence["heads"][::-1]
            assert is_reordered or refused(changed(evidence, path, told)), (path, told)


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "null", '{"kind": 1}', '{"kind": "a", "kind": "a"}', "[" * 100_000, '"\\ud800"']
)
def test_what_is_no_proof_is_refused(text):
    with pytest.raises(NotProven):
        verify(text)


@pytest.fixture(scope="module")
def alone(tmp_path_factory) -> Path:
    """A folder with the verifier and nothing else; the package `cryptography` beside it, nothing of Sampan."""
    folder = tmp_path_factory.mktemp("alone")
    shutil.copy(SOURCE, folder / "verify_proof.py")
    return folder


def run_alone(folder: Path, *arguments: str) -> tuple[int, str]:
    """Run the file by itself, isolated, with an empty environment; only its own packages can be imported."""
    packages = str(Path(cryptography.__file__).parents[1])
    program = (
        f"import sys, runpy; sys.path.append({packages!r}); sys.modules['sampan'] = None; "
        f"sys.argv = {['verify_proof.py', *arguments]!r}; runpy.run_path('verify_proof.py', run_name='__main__')"
    )
    command = [sys.executable, "-I", "-c", program]
    ran = subprocess.run(command, cwd=folder, env={}, capture_output=True, text=True, timeout=30, check=False)
    assert ran.stderr == ""
    return ran.returncode, ran.stdout


def test_standalone_file_says_what_is_proven_and_ends_with_0(alone, made, cambodia):
    (alone / "proof.json").write_text(json.dumps(made), encoding="utf-8")
    status, told = run_alone(alone, "proof.json", fingerprint(cambodia.card))
    assert status == 0 and told.startswith("PROVEN") and fingerprint(cambodia.card) in told


def test_standalone_file_ends_with_1_for_a_changed_proof_and_for_none(alone, made):
    (alone / "bad.json").write_text(json.dumps(changed(made, ("head", "size"), 8)), encoding="utf-8")
    assert run_alone(alone, "bad.json") == (
        1,
        "NOT PROVEN. A signature is not that of vn-focal-point (sampan log head 1).\n",
    )
    assert run_alone(alone, "missing.json")[0] == 1 and run_alone(alone)[0] == 1


def test_standalone_file_is_short_and_imports_nothing_of_sampan():
    source = SOURCE.read_text(encoding="utf-8")
    assert len(source.splitlines()) < 250 and "import sampan" not in source and "from sampan" not in source
