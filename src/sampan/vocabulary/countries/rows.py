"""The rows of a country pack: one frozen dataclass a CSV file, its columns named after the fields.

`verified` says that someone read the fact (existence, role, limit, date) in the named source. Names and
labels in languages other than English may be our translation; `note` says what else is open.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class LimitUnit(StrEnum):
    """How a time limit counts; NONE means that no time limit is known, not that there is none."""

    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working_days"
    NONE = "none"


class EntitlementStatus(StrEnum):
    """What a group of persons may ask of a support regime."""

    ENTITLED = "entitled"
    NOT = "not"
    CASE_BY_CASE = "case_by_case"


@dataclass(frozen=True, kw_only=True)
class Fact:
    """What every row carries: its period of validity (both days included), its source and what is open.

    A row whose `valid_to` is the day before its `valid_from` was adopted but never in force; it is kept
    because people meet its text in print.
    """

    valid_from: date | None
    valid_to: date | None
    source: str
    verified: bool
    note: str

    def in_force(self, day: date) -> bool:
        """Say whether the row is valid on the civil day; an empty end is open."""
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)


@dataclass(frozen=True, kw_only=True)
class LabelledFact(Fact):
    """A row that screens show: `label` is English, `label_local` the country's own language where known."""

    code: str
    order: int
    label: str
    label_local: str
    label_vi: str
    label_id: str

    def label_in(self, language: str, *, local_language: str = "") -> str:
        """Return the label in `language`, in English where nobody has written it."""
        own = {"vi": self.label_vi, "id": self.label_id}
        if local_language and language == local_language:
            return self.label_local or own.get(language) or self.label
        return own.get(language) or self.label


@dataclass(frozen=True, kw_only=True)
class Authority(Fact):
    """A body with a part in the procedure; `kind` is what it is for, `level` where it sits."""

    code: str
    name: str
    name_local: str
    kind: str
    level: str
    role: str


@dataclass(frozen=True, kw_only=True)
class ProcedureStep(LabelledFact):
    """A step that `actor` owes once `event` has happened; doing it makes the event `completes` happen.

    `limit_number` 0 means at once; None with the unit `none` means that no time limit is known. `condition`
    is "" or "fact=value". `version` tells apart two texts of the same step.
    """

    version: str
    actor: str
    event: str
    limit_number: int | None
    limit_unit: LimitUnit
    completes: str
    condition: str
    legal_basis: str

    @property
    def immediate(self) -> bool:
        """Say whether the step is owed at once."""
        return self.limit_number == 0


@dataclass(frozen=True, kw_only=True)
class Status(LabelledFact):
    """A status that identification can give; `htcds` is the HTCDS value that it maps to."""

    national_code: str
    htcds: str


@dataclass(frozen=True, kw_only=True)
class SupportRegime(LabelledFact):
    """A kind of support; `point` is its letter in the law."""

    point: str
    legal_basis: str


@dataclass(frozen=True, kw_only=True)
class SupportGroup(LabelledFact):
    """A group of persons for whom the law settles the support."""

    legal_basis: str


@dataclass(frozen=True, kw_only=True)
class EntitlementRow(Fact):
    """One cell of the table regime by group."""

    regime: str
    group: str
    entitlement: EntitlementStatus


@dataclass(frozen=True, kw_only=True)
class ProvinceRow(Fact):
    """A first-level unit by its ISO 3166-2 code; `merged_into` is the code of the unit that took it over."""

    code: str
    name: str
    kind: str
    merged_into: str


@dataclass(frozen=True, kw_only=True)
class DocumentKind(Fact):
    """A kind of identity, travel, civil status or residence document."""

    code: str
    label: str
    label_local: str
    kind: str


@dataclass(frozen=True, kw_only=True)
class SpokenLanguage(Fact):
    """A language by ISO 639 code; `status` is official, spoken or working."""

    code: str
    name: str
    name_local: str
    status: str


@dataclass(frozen=True, kw_only=True)
class Hotline(Fact):
    """A telephone number; `dial_from` is country or abroad; empty hours or languages are not known."""

    number: str
    name: str
    operator: str
    languages: tuple[str, ...]
    hours: str
    dial_from: str


@dataclass(frozen=True, kw_only=True)
class EvidenceGround(LabelledFact):
    """A ground that the law accepts for determining a victim; `point` is its letter in the law."""

    point: str
    legal_basis: str


@dataclass(frozen=True, kw_only=True)
class Instrument(Fact):
    """A law, decree, plan or programme; `adopted` is empty where the day is not known."""

    code: str
    name: str
    name_local: str
    kind: str
    adopted: date | None
    subject: str


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened in a case and from which steps run; the codes are the same in every country."""

    code: str
    label: str
    label_vi: str
    label_id: str
    source: str
    verified: bool


@dataclass(frozen=True, kw_only=True)
class RightRow(Fact):
    """What the law says of one right (list `right`): plain sentences, a limit if one is known, who answers.

    `counted_from` is known, asked, began, decided or empty: what the limit runs from.
    """

    right: str
    limit_number: int | None
    limit_unit: LimitUnit
    counted_from: str
    authority: str
    says: str
    says_local: str
    says_vi: str
    says_id: str
    legal_basis: str

    def says_in(self, language: str, *, local_language: str = "") -> str:
        """Return the sentence in `language`, in English where nobody has written it."""
        own = {"vi": self.says_vi, "id": self.says_id}
        if local_language and language == local_language and self.says_local:
            return self.says_local
        return own.get(language) or self.says


@dataclass(frozen=True, kw_only=True)
class GuideQuestion(LabelledFact):
    """A question that a country adds to the interview guides; `label` is the question in plain words.

    `topic` is a topic of the guides; `forms` are forms of exploitation (none: every one); `indicators` are
    ILO operational indicators that a yes points to; `alone` says that a person may be asked it alone.
    """

    topic: str
    forms: tuple[str, ...]
    indicators: tuple[str, ...]
    for_children: bool
    alone: bool
