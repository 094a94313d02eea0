"""Checks a Sampan proof offline: `python verify_proof.py PROOF.json [FINGERPRINT ...]`.

This one file needs Python 3.11 and the package `cryptography`, nothing of Sampan. It says in words what is proven and
ends with 0, or says what does not hold and ends with 1. A proof shows whose KEYS signed: compare the fingerprints
that it prints with the nodes' own, by a way you trust; those named as arguments must be among the signers.
"""

import base64
import hashlib
import json
import re
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

LETTER, EQUIVOCATION = "sampan proof of a letter 1", "sampan evidence of equivocation 1"
HASH, TIME = r"[0-9a-f]{64}", r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z"
NODE, COUNT = r"[a-z0-9](?:[a-z0-9.-]{0,61}[a-z0-9])?", ""
COUNTS = ("serial", "size", "lane", "sequence", "index", "first", "last", "audit_sequence")
FORMS = {
    **dict.fromkeys(COUNTS, COUNT),
    **dict.fromkeys(("root", "hash", "audit_hash"), HASH),
    **dict.fromkeys(("node", "node_id", "sender", "receiver", "witness"), NODE),
    **dict.fromkeys(("at", "received_at", "valid_from"), TIME),
}
HEAD = ("node", "serial", "size", "root", "at", "audit_sequence", "audit_hash", "signature")
COUNTERSIGNATURE = ("witness", "serial", "head", "at", "signature")
RUN = ("sender", "receiver", "lane", "serial", "first", "last", "head", "refused", "received_at", "signature")
DOCUMENT = ("kind", "letter", "log", "head", "countersignatures", "acknowledgement", "cards")
CARD = ("node_id", "country", "name", "serial", "verify_key", "valid_from", "signature")


class NotProven(Exception):
    """The document does not hold; the message says where."""


def need(holds: object, what: str) -> None:
    """Stop unless the condition holds."""
    if not holds:
        raise NotProven(what)


def statement(thing: dict[str, Any]) -> bytes:
    """Return what a signature of `thing` covers: all but itself, as canonical JSON (RFC 8785)."""
    signed = {name: told for name, told in thing.items() if name != "signature"}
    return json.dumps(signed, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def signed_bytes(label: str, *parts: bytes) -> bytes:
    """Return a label for the use, then each part, each after its length."""
    return b"".join(len(part).to_bytes(4, "big") + part for part in (label.encode(), *parts))


def included_root(leaf: bytes, index: int, size: int, path: Any) -> str:
    """Return the root to which the path leads from a leaf (RFC 9162, 2.1.3.2); "" when it does not fit."""
    place, last, found = index, size - 1, hashlib.sha256(b"\x00" + leaf).digest()
    well_formed = isinstance(path, list) and all(re.fullmatch(HASH, step) for step in path)
    need(0 <= index < size and well_formed, "A place in a tree has a wrong form.")
    for step in map(bytes.fromhex, path):
        if last == 0:
            return ""
        if place & 1 or place == last:
            found = hashlib.sha256(b"\x01" + step + found).digest()
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            found = hashlib.sha256(b"\x01" + found + step).digest()
        place, last = place >> 1, last >> 1
    return found.hex() if last == 0 else ""


def octets(text: Any) -> bytes:
    """Return the octets of a base64 text in its one canonical form."""
    need(isinstance(text, str) and text.isascii(), "A key or signature is no base64.")
    found = base64.b64decode(text, validate=True)
    need(base64.b64encode(found).decode() == text, "A key or signature is not in its canonical form.")
    return found


def read(thing: Any, names: Sequence[str], what: str, *, more: bool = False) -> Any:
    """Return an object that has these members in the right form, and no others unless they are signed (`more`)."""
    fits = isinstance(thing, dict) and set(names) <= set(thing) and (more or set(thing) == set(names))
    need(fits, f"{what}: members are missing or unknown.")
    for name in set(names) & set(FORMS):
        told, form = thing[name], FORMS[name]
        is_count, is_text = type(told) is int and 0 <= told < 2**53, isinstance(told, str)
        need(is_text and re.fullmatch(form, told) if form else is_count, f"{what}: {name} has a wrong form.")
    return thing


class Cards:
    """The cards of the nodes in the document: each signs itself, and each must have signed something else."""

    def __init__(self, told: Any) -> None:
        """Read and check the cards."""
        need(isinstance(told, list), "There is no list of cards.")
        cards = [read(card, CARD, "A card", more=True) for card in told]
        self.known = {(card["node_id"], card["serial"]): card for card in cards}
        self.used: set[tuple[str, int]] = set()
        need(len(self.known) == len(cards), "A card is there twice.")
        for card in cards:
            need("previous_signature" not in card, "A card holds what cannot be checked here.")
            self.verify(card, "sampan node card 1", signer=card["node_id"])
        self.used.clear()

    def verify(self, thing: dict[str, Any], label: str, *, signer: str) -> None:
        """Check the signature of a thing with the signer's card."""
        card = self.known.get((signer, thing["serial"]))
        need(card, f"The card of {signer} is missing.")
        self.used.add((signer, thing["serial"]))
        try:
            key = Ed25519PublicKey.from_public_bytes(octets(card["verify_key"] if card else ""))
            key.verify(octets(thing["signature"]), signed_bytes(label, statement(thing)))
        except (InvalidSignature, ValueError):
            raise NotProven(f"A signature is not that of {signer} ({label}).") from None

    def fingerprint(self, signer: tuple[str, int]) -> str:
        """Return the digits that the signer's people read out on the telephone."""
        digest = hashlib.sha512(signed_bytes("sampan fingerprint 1", statement(self.known[signer]))).digest()
        digits = f"{int.from_bytes(digest, 'big') % 10**40:040d}"
        return " ".join(digits[at : at + 5] for at in range(0, 40, 5))


def letter_words(document: dict[str, Any], cards: Cards) -> Iterator[str]:
    """Return in words what the proof of a letter proves."""
    letter = read(document, DOCUMENT, "The document")["letter"]
    head = read(document["head"], HEAD, "The head", more=True)
    revealed = ["payload"] if isinstance(letter, dict) and "payload" in letter else []
    read(letter, ["sender", "receiver", "lane", "sequence", "hash", *revealed], "The letter")
    cards.verify(head, "sampan log head 1", signer=head["node"])
    sender, receiver, lane = letter["sender"], letter["receiver"], letter["lane"]
    need(sender != receiver and lane < 256, "There is no such line.")
    need(head["node"] in (sender, receiver), "The log is of neither party.")
    way, member = ("out", receiver) if head["node"] == sender else ("in", sender)
    parts = (way.encode(), member.encode(), bytes([lane]), letter["sequence"].to_bytes(8, "big"))
    leaf = signed_bytes("sampan log leaf 1", *parts, bytes.fromhex(letter["hash"]))
    place = read(document["log"], ("index", "path"), "The place in the log")
    root = included_root(leaf, place["index"], head["size"], place["path"])
    need(root == head["root"], "The letter is not in the log under this head.")
    line = f"Letter {letter['sequence']} of lane {lane} from {sender} to {receiver}"
    yield f"{line} stands in the log of {head['node']}, signed {head['at']}. Its hash is {letter['hash']}."
    if revealed:
        yield payload_words(letter)
    yield from witness_words(document["countersignatures"], head, cards)
    yield acknowledgement_words(document["acknowledgement"], letter, cards)


def payload_words(letter: dict[str, Any]) -> str:
    """Check the letter's content, where it was revealed."""
    hashed = hashlib.sha256(letter["payload"].encode()).hexdigest()
    need(hashed == letter["hash"], "The content is another letter's.")
    told = {"lane": 0, **json.loads(letter["payload"])}
    same = all(told[name] == letter[name] for name in ("sender", "receiver", "sequence", "lane"))
    need(same, "The content names another letter.")
    return f"The content in this document is what was sent: a letter of the kind {told['kind']}."


def witness_words(told: Any, head: dict[str, Any], cards: Cards) -> Iterator[str]:
    """Check who countersigned the head."""
    need(isinstance(told, list), "The countersignatures are no list.")
    digest, counted = hashlib.sha256(statement(head)).hexdigest(), {head["node"]}
    for one in told:
        witness = read(one, COUNTERSIGNATURE, "A countersignature", more=True)["witness"]
        need(witness not in counted, "A witness counts once, and never for itself.")
        need(one["head"] == digest, "A countersignature is of another head.")
        cards.verify(one, "sampan log countersignature 1", signer=witness)
        counted.add(witness)
        yield f"{witness} countersigned this state of the log at {one['at']}; no change since goes unnoticed."


def acknowledgement_words(covered: Any, letter: dict[str, Any], cards: Cards) -> str:
    """Check the receiver's acknowledgement, and that it covers this letter."""
    if covered is None:
        return f"NOT shown: that {letter['receiver']} acknowledged the letter."
    read(covered, ("told", "path"), "The acknowledgement")
    told, place = read(covered["told"], RUN, "The run", more=True), letter["sequence"]
    same = all(told[name] == letter[name] for name in ("sender", "receiver", "lane"))
    need(same and told["first"] <= place <= told["last"], "It acknowledges other letters.")
    cards.verify(told, "sampan acknowledgement 1", signer=told["receiver"])
    if place == told["last"]:
        covers = told["head"] == letter["hash"] and covered["path"] == []
    else:
        size, leaf = told["last"] - told["first"] + 1, bytes.fromhex(letter["hash"])
        covers = included_root(leaf, place - told["first"], size, covered["path"]) == told.get("root")
    need(covers, "The acknowledgement does not cover this letter.")
    refused = "".join(f"refused it ({reason})" for at, reason in told["refused"] if at == place)
    done = f"{refused or 'applied it'} ({told['received_at']})"
    return f"{told['receiver']} signed that it has this very letter and {done}."


def equivocation_words(document: dict[str, Any], cards: Cards) -> Iterator[str]:
    """Return in words why two signed heads cannot belong to one log."""
    told = read(document, ("kind", "heads", "cards"), "The document")["heads"]
    one, other = (
        read(head, HEAD, "A head", more=True) for head in sorted(told, key=lambda it: str(it["at"]))
    )
    need(one["node"] == other["node"], "The heads are of two nodes.")
    for head in (one, other):
        cards.verify(head, "sampan log head 1", signer=head["node"])
    reasons = []
    for what, count, name in (("log", "size", "root"), ("audit", "audit_sequence", "audit_hash")):
        if one[count] == other[count] and one[name] != other[name]:
            reasons.append(f"two different states of the {what} at one length, {one[count]}")
        if one[count] > other[count] and one["at"] < other["at"]:
            reasons.append(f"the {what} shrank from {one[count]} to {other[count]}")
    need(reasons, "The two heads fit together.")
    yield f"{one['node']} signed at {one['at']} and {other['at']} what excludes each other: {'; '.join(reasons)}."


def verify(text: str, fingerprints: Sequence[str] = ()) -> list[str]:
    """Return the sentences that the document proves; raises NotProven."""
    try:
        document = json.loads(text, object_pairs_hook=_once)
        kind = document["kind"]
        need(kind in (LETTER, EQUIVOCATION), "This is no proof that this program knows.")
        cards = Cards(document["cards"])
        told = list((letter_words if kind == LETTER else equivocation_words)(document, cards))
    except (LookupError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise NotProven(f"The document is not well formed ({type(error).__name__}).") from None
    need(cards.used == set(cards.known), "A card is there that signed nothing.")
    shown = {signer: cards.fingerprint(signer) for signer in sorted(cards.used)}
    for wanted in fingerprints:
        need(" ".join(wanted.split()) in shown.values(), "No signer has a fingerprint that you named.")
    told += (f"Signed by {node}, card {serial}, fingerprint {it}" for (node, serial), it in shown.items())
    return told


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    need(len(dict(pairs)) == len(pairs), "A member is named twice.")
    return dict(pairs)


def main(arguments: Sequence[str]) -> int:
    """Check the file named and say what it proves; return the exit status."""
    try:
        with open(arguments[0], encoding="utf-8") as file:
            told = verify(file.read(), arguments[1:])
    except (NotProven, OSError, ValueError, IndexError) as error:
        sys.stdout.write(f"NOT PROVEN. {error if arguments else 'Name the file with the proof.'}\n")
        return 1
    sys.stdout.write("\n- ".join(("PROVEN, if these fingerprints are those of the nodes:", *told)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
