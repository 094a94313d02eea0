"""What `sampan audit verify` does, apart from starting the node and saying who reads."""

from typing import Any

from sampan.registry.audit.chain import verify_chain
from sampan.registry.audit.queries import holds_head
from sampan.vocabulary.errors import InvalidInput


def run_verify(known_head: str = "") -> dict[str, Any]:
    """Verify the whole audit as the reader in force; the answer is one JSON object.

    ok             False when the chain is broken or no longer holds `known_head`
    entries, head  how many entries hold, and the chain's head as SEQUENCE:HASH, to be written down
    fault, first_faulty_sequence    what is wrong and where, when something is

    `known_head` is a head written down before, as SEQUENCE:HASH: it finds an audit whose end was cut off.
    Raises InvalidInput when it is written otherwise.
    """
    known = _read(known_head) if known_head else None
    report = verify_chain()
    told = {
        "ok": report.is_sound,
        "entries": report.entries,
        "head": f"{report.head_sequence}:{report.head_hash}",
    }
    if not report.is_sound:
        return told | {"fault": report.fault, "first_faulty_sequence": report.faulty_sequence}
    if known and not holds_head(sequence=known[0], hash=known[1]):
        fault = "The head that was written down is no longer in the chain: entries were cut off or rewritten."
        return told | {"ok": False, "fault": fault, "first_faulty_sequence": known[0]}
    return told


def _read(known_head: str) -> tuple[int, str]:
    sequence, _, hash = known_head.partition(":")
    if not sequence.isdigit() or not hash:
        raise InvalidInput(
            "The known head is not readable.", remedy="Write it as SEQUENCE:HASH.", field="known_head"
        )
    return int(sequence), hash
