"""Puts a case into words: its status, its record, and a timeline that a person can read aloud."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from sampan.protection.cases.facts import CaseFact, TimelineFact
from sampan.protection.cases.services.panels import sentence_of
from sampan.registry.days import day_in_words
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.countries.pack import events
from sampan.vocabulary.errors import UnknownCode
from sampan.vocabulary.record import FIELDS, RecordField
from sampan.vocabulary.territories import country_name, province

SECTIONS: dict[str, tuple[object, tuple[str, ...]]] = {
    "person": (
        gettext_lazy("The person"),
        (
            "registered", "sex", "age", "age_band", "majority", "citizenship", "education", "marital_status",
            "number_of_children", "languages", "residence_province",
        ),
    ),
    "acts": (gettext_lazy("What was done, and how"), ("acts", "means", "movement_restricted")),
    "forms": (
        gettext_lazy("Exploitation"),
        ("forms", "crime_types", "labour_sectors", "sex_types", "unborn_child"),
    ),
    "recruitment": (
        gettext_lazy("Recruitment"),
        ("recruitment_methods", "recruitment_apps", "recruiter_relation", "recruitment_country"),
    ),
    "where": (
        gettext_lazy("Where and when"),
        (
            "exploitation_countries", "exploitation_region", "exploitation_province", "route",
            "exploitation_began", "exploitation_ended",
        ),
    ),
    "rights": (
        gettext_lazy("Rights"),
        ("forced_to_offend", "non_punishment", "asylum_asked", "guardian_appointed"),
    ),
    "suspects": (
        gettext_lazy("Suspects"),
        (
            "suspect_sex", "suspect_age_bands", "suspect_regions", "suspect_relation", "suspect_paid",
            "suspect_roles",
        ),
    ),
}  # fmt: skip
WHY_NOT = {
    "not_asked": gettext_lazy("not asked"),
    "declined": gettext_lazy("does not want to say"),
    "not_known": gettext_lazy("not known"),
}
STATUS_KIND = {"presumed_victim": "warm", "victim": "done", "not_a_victim": "quiet"}
_SOURCES = {
    "intake": gettext_noop("The case was opened after an intake."),
    "group": gettext_noop("The case was opened with a group."),
    "import": gettext_noop("The case came from a file."),
    "sheet": gettext_noop("The case came from a sheet of an operation."),
    "quick": gettext_noop("The case was opened in a line of people on the site."),
    "referral": gettext_noop("The case came by referral from another country."),
}
_SENTENCES = {
    "note": (gettext_noop("A note was written."), "pencil"),
    "identity_changed": (gettext_noop("Names, papers or contacts were changed."), "lock"),
    "reopened": (gettext_noop("The case was opened again."), "undo-2"),
    "erased": (gettext_noop("What pointed at the person was erased."), "trash-2"),
    "release_received": (gettext_noop("The other country released information."), "inbox"),
    "screened": (
        gettext_noop("A screening was finished. Its recommendation decides nothing."),
        "list-checks",
    ),
}
OWN_KINDS = (
    *_SENTENCES, "opened", "record_changed", "status_decided", "milestone", "closed", "ownership_moved", "event",
    "step_done",
)  # fmt: skip
_OWNERSHIP = {
    "here": gettext_noop("This node answers for the case again."),
    "in_transit": gettext_noop("The case is being handed over."),
    "elsewhere": gettext_noop("Another node answers for the case now."),
}


@dataclass(frozen=True)
class Answer:
    """A field of the record in words; `words` empty and `why` filled when there is no answer."""

    code: str
    label: str
    words: str
    why: str


@dataclass(frozen=True, repr=False)
class Line:
    """One line of the timeline in words; `repr` is blank, for a note may be opened in it."""

    fact: TimelineFact
    title: str
    icon: str
    who: str
    kind: str = ""

    def __repr__(self) -> str:
        return "Line(...)"


def status_label(code: str, language: str) -> str:
    """Return the status in words; an unknown one as it stands."""
    codes = code_list("trafficking_status")
    return codes.label(code, language) if codes.has(code) else code


def record_in_words(case: CaseFact, section: str, language: str) -> list[Answer]:
    """Return each field of a section in words, recorded or not."""
    return [_answer(case, FIELDS[code], language) for code in SECTIONS[section][1]]


def value_in_words(field: RecordField, content: object, language: str) -> str:
    """Return the content of a record's field in words."""
    if isinstance(content, list):
        joint = " → " if field.code == "route" else ", "
        return joint.join(_one(field, str(part), language) for part in content)
    return _one(field, str(content), language)


def in_brief(case: CaseFact, language: str) -> str:
    """Return a case in a few words for a list: sex, age, citizenship; nothing that names anybody."""
    record = case.record
    parts = [
        value_in_words(FIELDS[code], record[code], language)
        for code in ("sex", "citizenship")
        if record.get(code)
    ]
    if record.get("age") is not None:
        parts.insert(1, _("%(age)s years") % {"age": record["age"]})
    return " · ".join(parts)


def timeline_in_words(entries: list[TimelineFact], names: Mapping[object, str], language: str) -> list[Line]:
    """Return the timeline as sentences, with who did each."""
    return [_line(entry, str(names.get(entry.account_id, "")), language) for entry in entries]


def _answer(case: CaseFact, field: RecordField, language: str) -> Answer:
    content = case.record.get(field.code)
    words = "" if content is None else value_in_words(field, content, language)
    why = str(WHY_NOT.get(case.unanswered.get(field.code, ""), ""))
    return Answer(field.code, field.label_in(language), words, why)


def _one(field: RecordField, part: str, language: str) -> str:
    try:
        if field.kind in ("country", "countries"):
            return country_name(part, language)
        if field.list == "province":
            return province(part).name
        if field.list:
            return code_list(field.list).label(part, language)
    except UnknownCode:
        return part
    if field.kind == "flag":
        return {"yes": _("Yes"), "no": _("No")}.get(part, part)
    return day_in_words(part) if field.kind.startswith("partial_date") else part


def _line(entry: TimelineFact, who: str, language: str) -> Line:
    if entry.kind in _SENTENCES:
        title, icon = _SENTENCES[entry.kind]
        return Line(entry, _(title), icon, who)
    brought = sentence_of(entry.kind, {name: str(told) for name, told in entry.facts.items()}, language)
    title, icon, kind = brought or next(_told(entry, language), (_("Something was recorded."), "circle", ""))
    return Line(entry, title, icon, who, kind)


def _told(entry: TimelineFact, language: str) -> Iterator[tuple[str, str, str]]:
    """Yield the sentence, icon and kind of a line whose facts stand in it."""
    facts = {name: str(told) for name, told in entry.facts.items()}
    if entry.kind == "opened":
        yield _(_SOURCES.get(facts.get("source", ""), _SOURCES["intake"])), "door-open", ""
    elif entry.kind == "record_changed":
        yield _("Answers were changed: %(fields)s.") % {"fields": _fields(entry, language)}, "pencil", ""
    elif entry.kind == "status_decided":
        status = status_label(facts.get("status", ""), language)
        yield _("Decided: %(status)s.") % {"status": status}, "user-check", "done"
    elif entry.kind == "milestone":
        yield _milestone(facts, language), "circle-check", "done"
    elif entry.kind == "closed":
        reason = code_list("closure_reason").label(facts["reason"], language) if facts.get("reason") else ""
        yield _("The case was closed: %(reason)s.") % {"reason": reason}, "lock", ""
    elif entry.kind == "ownership_moved":
        yield _(_OWNERSHIP.get(facts.get("to", ""), _OWNERSHIP["here"])), "arrow-left-right", ""
    elif entry.kind == "event" and facts.get("event") in events():
        label = getattr(events()[facts["event"]], f"label_{language}", "") or events()[facts["event"]].label
        yield f"{label} ({day_in_words(facts.get('on', ''))}).", "calendar", ""
    elif entry.kind == "step_done":
        yield (
            _("A step of the procedure was done on %(day)s.") % {"day": day_in_words(facts.get("on", ""))},
            "check",
            "done",
        )


def _milestone(facts: Mapping[str, str], language: str) -> str:
    kinds = code_list("milestone")
    kind = facts.get("milestone", "")
    label = kinds.label(kind, language) if kinds.has(kind) else kind
    return f"{label} ({day_in_words(facts.get('happened', ''))})."


def _fields(entry: TimelineFact, language: str) -> str:
    codes = entry.facts.get("fields")
    listed = codes if isinstance(codes, list) else []
    return ", ".join(FIELDS[code].label_in(language).lower() for code in listed if code in FIELDS)
