"""A case as a file tells it, before it is opened: coded record, identity, milestones."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sampan.vocabulary.canonical import canonical_bytes


@dataclass(frozen=True, repr=False)
class CaseDraft:
    """One row that passed every check. `repr` is blank: it may hold a person's identity.

    external_id  the sender's own number of the case, or one made from the data set and the row's place
    row          the row in the file, header = 1
    record       the trafficking record (vocabulary.record), valid
    identity     sealed fields as JSON values: name, birth_date, documents, phones, ...
    milestones   ({kind, on, country, province, programme}, ...)
    """

    external_id: str
    row: int
    record: Mapping[str, object]
    identity: Mapping[str, object] = field(default_factory=dict)
    milestones: tuple[Mapping[str, object], ...] = ()

    def __repr__(self) -> str:
        return "CaseDraft()"

    def canonical(self) -> bytes:
        """The content in canonical form (RFC 8785), without its id and place: equal drafts, equal bytes."""
        told = {
            "record": dict(self.record),
            "identity": dict(self.identity),
            "milestones": [dict(milestone) for milestone in self.milestones],
        }
        return canonical_bytes(told)
