"""What each part of "what happened" asks: one table, from which forms, checks, words and the API are made."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sampan.vocabulary.errors import UnknownCode

Words = str | Promise


@dataclass(frozen=True)
class Asked:
    """One field. Kinds: code, codes (of `list`), country, province, date (partial), flag, order, and

    suspect, legs, document (ids of the same case); line and text are sealed free text.
    """

    code: str
    kind: str
    label: Words
    list: str = ""
    hint: Words = ""
    is_required: bool = False
    word: Words = ""  # what the answer is called where it is shown; the label when there is none

    @property
    def is_sealed(self) -> bool:
        """True for free text, which is kept as ciphertext only."""
        return self.kind in ("line", "text")


@dataclass(frozen=True)
class Part:
    """One kind of part with its fields; `spans` are pairs of dates of which the first comes first."""

    code: str
    label: Words
    title: Words
    icon: str
    fields: tuple[Asked, ...]
    spans: tuple[tuple[str, str], ...] = ()

    @property
    def coded(self) -> tuple[Asked, ...]:
        """The fields that have a column."""
        return tuple(one for one in self.fields if not one.is_sealed)

    @property
    def sealed(self) -> tuple[Asked, ...]:
        """The fields that are sealed together."""
        return tuple(one for one in self.fields if one.is_sealed)


_NOTE = Asked("note", "text", _("In words"))
PARTS: dict[str, Part] = {
    one.code: one
    for one in (
        Part(
            "leg",
            _("A leg of the route"),
            _("The route"),
            "map-pin",
            (
                Asked("position", "order", _("Which leg of the journey?"), hint=_("1 is the first.")),
                Asked("from_country", "country", _("From which country?"), is_required=True),
                Asked("from_province", "province", _("From which province?"), word=_("From")),
                Asked("from_place", "line", _("From which place?"), word=_("Left from")),
                Asked("departed", "date", _("Left on"), hint=_("The year is enough.")),
                Asked("to_country", "country", _("To which country?"), is_required=True),
                Asked("to_province", "province", _("To which province?"), word=_("To")),
                Asked("to_place", "line", _("To which place?"), word=_("Arrived at")),
                Asked("arrived", "date", _("Arrived on"), hint=_("The year is enough.")),
                Asked(
                    "transport",
                    "code",
                    _("How did they travel?"),
                    "transport_means",
                    word=_("Means of transport"),
                ),
                Asked(
                    "crossing",
                    "code",
                    _("How was the border crossed?"),
                    "crossing_kind",
                    word=_("Border crossing"),
                ),
                Asked("paid_by", "code", _("Who paid?"), "route_payer", word=_("Paid by")),
                Asked(
                    "documents_taken",
                    "flag",
                    _("Were their papers taken away on the way?"),
                    word=_("Papers taken on the way"),
                ),
                _NOTE,
            ),
            (("departed", "arrived"),),
        ),
        Part(
            "place",
            _("A place of exploitation"),
            _("Places"),
            "building-2",
            (
                Asked("kind", "code", _("What kind of place was it?"), "place_kind", is_required=True),
                Asked("country", "country", _("In which country?"), is_required=True, word=_("Country")),
                Asked("province", "province", _("In which province?"), word=_("Province")),
                Asked("address", "line", _("Name or address of the place")),
                Asked("began", "date", _("There from"), hint=_("The year is enough.")),
                Asked("ended", "date", _("There until"), hint=_("The year is enough.")),
                Asked(
                    "conditions",
                    "codes",
                    _("What was it like there?"),
                    "place_condition",
                    word=_("Conditions there"),
                ),
                _NOTE,
            ),
            (("began", "ended"),),
        ),
        Part(
            "suspect",
            _("A suspect"),
            _("Suspects"),
            "user-round",
            (
                Asked(
                    "roles",
                    "codes",
                    _("What is this person said to have done?"),
                    "suspect_role",
                    is_required=True,
                ),
                Asked(
                    "relation",
                    "code",
                    _("Who were they to the person?"),
                    "recruiter_relation",
                    word=_("Relation"),
                ),
                Asked("sex", "code", _("Sex"), "sex"),
                Asked("age_band", "code", _("About how old?"), "suspect_age_band", word=_("Age")),
                Asked("nationality", "country", _("Nationality")),
                Asked("names", "line", _("Name")),
                Asked("aliases", "line", _("Other names they used"), word=_("Other names")),
                Asked("description", "text", _("What they look like, how they speak"), word=_("Description")),
                Asked(
                    "legs",
                    "legs",
                    _("On which legs of the route were they there?"),
                    word=_("Legs of the route"),
                ),
                _NOTE,
            ),
        ),
        Part(
            "trace",
            _("A digital trace"),
            _("Digital traces"),
            "fingerprint",
            (
                Asked("kind", "code", _("What kind of trace is it?"), "trace_kind", is_required=True),
                Asked(
                    "platform", "code", _("On which site or app?"), "recruitment_app", word=_("Site or app")
                ),
                Asked(
                    "content",
                    "line",
                    _("The number, name or address itself"),
                    hint=_(
                        "As it stands in the chat or the app. It is sealed; only its likeness is compared."
                    ),
                    is_required=True,
                    word=_("Number, name or address"),
                ),
                Asked("uses", "codes", _("What was it used for?"), "trace_use", word=_("Used for")),
                Asked("first_seen", "date", _("First seen"), hint=_("The year is enough.")),
                Asked("last_seen", "date", _("Last seen"), hint=_("The year is enough.")),
                Asked("suspect", "suspect", _("Whose is it said to be?"), word=_("Said to belong to")),
                Asked(
                    "evidence_kept",
                    "flag",
                    _("Was evidence of it kept, such as a picture of the screen?"),
                    word=_("Evidence kept"),
                ),
                Asked(
                    "document_id", "document", _("Which document of the case shows it?"), word=_("Shown by")
                ),
                _NOTE,
            ),
            (("first_seen", "last_seen"),),
        ),
    )
}


def part_of(code: str) -> Part:
    """Return a part; raises UnknownCode."""
    if code not in PARTS:
        raise UnknownCode("There is no such part.", remedy=f"Use one of: {', '.join(PARTS)}.", field="part")
    return PARTS[code]
