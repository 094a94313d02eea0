"""What `sampan exchange prove` does, apart from reading its arguments and writing the file."""

import json
from pathlib import Path
from typing import Any
from uuid import UUID

from sampan.engines.exchange import verify_proof
from sampan.partnership.witness.services.proving import prove_letter
from sampan.registry.access.reader import Reader
from sampan.vocabulary.errors import InvalidInput


def run_prove(letter: str, *, reader: Reader, reveal: bool) -> tuple[bytes, dict[str, Any]]:
    """Return the proof of a letter as the octets of a file, and in words what it shows.

    `letter` is the id in the address of the letter's page. Raises InvalidInput when it is no id.
    """
    try:
        letter_id = UUID(letter)
    except ValueError:
        raise InvalidInput(
            "This is no letter's id.", remedy="Copy it from the address of the letter's page.", field="letter"
        ) from None
    proven = prove_letter(id=letter_id, reader=reader, reveal=reveal)
    content = (json.dumps(proven.document, indent=2) + "\n").encode()
    return content, {
        "countersigned_by": list(proven.countersigned_by),
        "acknowledged": proven.is_acknowledged,
        "revealed": proven.is_revealed,
        "proven": verify_proof.verify(content.decode()),
    }


def verifier_source() -> bytes:
    """Return the small program that checks a proof offline."""
    return Path(verify_proof.__file__).read_bytes()
