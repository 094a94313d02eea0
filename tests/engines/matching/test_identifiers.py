"""Identifiers: every vector gives its canonical form; canonical forms stay as they are; nothing raises."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sampan.engines.matching.identifiers.accounts import canonical_account
from sampan.engines.matching.identifiers.addresses import canonical_domain, canonical_url, look_alike_skeleton
from sampan.engines.matching.identifiers.documents import canonical_document, document_kinds, is_mistyped
from sampan.engines.matching.identifiers.handles import canonical_handle
from sampan.engines.matching.identifiers.keccak import keccak_256
from sampan.engines.matching.identifiers.phones import canonical_phone, phone_tail
from sampan.engines.matching.identifiers.wallets import canonical_wallet

VECTORS = Path(__file__).parent / "vectors"
ALL = (canonical_phone, canonical_handle, canonical_account, canonical_wallet, canonical_domain, canonical_url,
       canonical_document, look_alike_skeleton)  # fmt: skip


def rows(name: str) -> list[dict[str, str]]:
    with (VECTORS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", rows("phones.csv"), ids=str)
def test_canonical_phone_vector(row: dict[str, str]) -> None:
    assert canonical_phone(row["text"], region=row["region"]) == row["canonical"]


def test_phone_tail_home_and_abroad_are_alike() -> None:
    assert phone_tail(canonical_phone("0912345678")) == phone_tail(canonical_phone("+84912345678"))


@pytest.mark.parametrize("row", rows("accounts.csv"), ids=str)
def test_canonical_account_vector(row: dict[str, str]) -> None:
    assert canonical_account(row["text"]) == row["canonical"]


@pytest.mark.parametrize("row", rows("wallets.csv"), ids=str)
def test_canonical_wallet_vector(row: dict[str, str]) -> None:
    assert canonical_wallet(row["text"]) == row["canonical"]


@pytest.mark.parametrize("row", rows("addresses.csv"), ids=str)
def test_canonical_domain_and_url_vector(row: dict[str, str]) -> None:
    assert canonical_domain(row["text"]) == row["domain"]
    assert canonical_url(row["text"]) == row["url"]


@pytest.mark.parametrize("row", rows("look_alikes.csv"), ids=str)
def test_look_alike_skeleton_vector(row: dict[str, str]) -> None:
    alike = look_alike_skeleton(row["first"]) == look_alike_skeleton(row["second"])
    assert alike == (row["alike"] == "yes")


@pytest.mark.parametrize("row", rows("documents.csv"), ids=str)
def test_canonical_document_vector(row: dict[str, str]) -> None:
    bare = canonical_document(row["text"])
    assert bare == row["canonical"]
    kinds = [kind for _, kind in document_kinds(bare, country=row["country"])]
    assert kinds == ([row["kind"]] if row["kind"] else [])


def test_is_mistyped_wrong_check_digit_is_told_only_where_a_rule_fits() -> None:
    assert is_mistyped("110105194912310021", country="CN")
    assert not is_mistyped("11010519491231002X", country="CN")
    assert not is_mistyped("OLD-1", country="CN")
    assert not is_mistyped("110105194912310021", country="")


@pytest.mark.parametrize(
    ("message", "digest"),
    [
        (b"", "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"),
        (b"abc", "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45"),
    ],
)
def test_keccak_256_published_vector(message: bytes, digest: str) -> None:
    assert keccak_256(message).hex() == digest


@pytest.mark.parametrize("length", [135, 136, 137, 272])
def test_keccak_256_block_borders_differ_from_one_another(length: int) -> None:
    assert keccak_256(b"a" * length) != keccak_256(b"a" * (length + 1))


@pytest.mark.parametrize("canonical", ALL)
@given(text=st.text(max_size=60))
def test_canonical_any_text_never_raises(canonical: Callable[[str], str], text: str) -> None:
    assert isinstance(canonical(text), str)


@pytest.mark.parametrize(
    "canonical", [canonical_account, canonical_handle, canonical_domain, canonical_url, canonical_document]
)
@given(text=st.text(st.sampled_from("abz019-./: ๑٣é@"), max_size=30))
@example(text="0 @0.0")
@example(text="@0@0.0/")
def test_canonical_twice_changes_nothing(canonical: Callable[[str], str], text: str) -> None:
    once = canonical(text)
    assert not once or canonical(once) == once
