"""The form that changes a sealed identity: what is kept stands in it, and only what differs is written."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sampan.protection.cases.questions import WhoForm, document_kinds
from sampan.registry.people.identity import Identity, identity_from, name_to_json
from sampan.vocabulary.errors import InvalidInput
from sampan.vocabulary.names import PersonName
from sampan.vocabulary.territories import country_choices

_PARTS = ("kind", "number", "country")
_AREA = {"rows": 3}


class IdentityForm(WhoForm):
    """Who the person is and how to reach them. `version` is the case's when the identity was opened."""

    title = _("Names, papers and contacts")
    codes = ()
    name__why = None
    birth_date__why = None

    phones = forms.CharField(
        label=_("Phones that are safe to call"),
        help_text=_("One on each line."),
        widget=forms.Textarea(_AREA),
        required=False,
    )
    emails = forms.CharField(
        label=_("E-mail addresses"),
        help_text=_("One on each line."),
        widget=forms.Textarea(_AREA),
        required=False,
    )
    handles = forms.CharField(
        label=_("Names in apps and networks"),
        help_text=_("One on each line, with the app's name."),
        widget=forms.Textarea(_AREA),
        required=False,
    )
    address = forms.CharField(label=_("Address"), widget=forms.Textarea(_AREA), required=False)
    narrative = forms.CharField(
        label=_("In the person's own words"),
        widget=forms.Textarea({"rows": 8}),
        max_length=20_000,
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, identity: Identity, version: int, **more: Any) -> None:
        initial = _initial(identity) | {"version": version}
        super().__init__(*args, initial=initial, **more)
        self.identity = identity
        papers: dict[str, forms.Field] = {}
        for place, document in enumerate([*identity.documents, {}]):
            papers |= _document_fields(place, document, self.language)
        self.fields.update(papers)
        self.order_fields(["name", "romanised", "other_names", "birth_date", "birth_era", *papers])

    @property
    def sealed(self) -> tuple[str, ...]:  # type: ignore[override]
        """Every field but the calendar and the version is sealed."""
        return tuple(name for name in self.fields if name not in ("birth_era", "version"))

    def clean(self) -> dict[str, Any]:
        """Read the form as an identity; a name in Latin letters needs the name itself."""
        cleaned = super().clean()
        if cleaned.get("romanised") and not cleaned.get("name"):
            self.add_error("name", _("Write the name itself too."))
        if not self.errors:
            try:
                cleaned["identity"] = self._identity(cleaned)
            except InvalidInput as error:
                self.add_error(error.field if error.field in self.fields else None, str(error))
        return cleaned

    def changes(self) -> dict[str, object]:
        """Return the sealed fields that differ from what is kept, as JSON values; empty where one goes."""
        kept, told = self.identity.fields(), self.cleaned_data["identity"].fields()
        differing = {code for code in kept.keys() | told.keys() if kept.get(code) != told.get(code)}
        return {code: told.get(code, "") for code in differing}

    def _identity(self, cleaned: Mapping[str, Any]) -> Identity:
        others = {one.full: name_to_json(one) for one in self.identity.other_names}
        fields: dict[str, object] = {
            "name": self._name(cleaned),
            "other_names": [others.get(one, one) for one in _lines(cleaned.get("other_names"))],
            "birth_date": cleaned.get("birth_date"),
            "documents": self._documents(cleaned),
        }
        fields |= {code: _lines(cleaned.get(code)) for code in ("phones", "emails", "handles")}
        fields |= {code: self._text(code, cleaned.get(code) or "") for code in ("address", "narrative")}
        return identity_from(fields)

    def _name(self, cleaned: Mapping[str, Any]) -> dict[str, str] | None:
        """Return the name; its given and family parts stay only while the whole name does."""
        if not cleaned.get("name"):
            return None
        told = name_to_json(PersonName.of(cleaned["name"], romanised=cleaned.get("romanised") or ""))
        kept = self.identity.name
        if kept is None or kept.full != told["full"]:
            return told
        return {
            part: kept_part for part, kept_part in name_to_json(kept).items() if part != "romanised"
        } | told

    def _documents(self, cleaned: Mapping[str, Any]) -> list[dict[str, str]]:
        found = []
        for place in range(len(self.identity.documents) + 1):
            told = {part: cleaned.get(f"document_{part}_{place}") or "" for part in _PARTS}
            kept = dict(self.identity.documents[place]) if place < len(self.identity.documents) else {}
            if told["number"]:
                told["kind"] = told["kind"] or "other"
                found.append({part: text for part, text in (kept | told).items() if text})
        return found

    def _text(self, code: str, written: str) -> str:
        """Return a long text; what a browser does to its line ends is no change."""
        kept, told = getattr(self.identity, code), written.replace("\r\n", "\n")
        return kept if kept.replace("\r\n", "\n").strip() == told else told


def _initial(identity: Identity) -> dict[str, object]:
    initial: dict[str, object] = {
        "name": identity.name.full if identity.name else "",
        "romanised": identity.name.romanised if identity.name else "",
        "other_names": "\n".join(one.full for one in identity.other_names),
        "birth_date": str(identity.birth_date) if identity.birth_date else "",
        "address": identity.address,
        "narrative": identity.narrative,
    }
    for place, document in enumerate(identity.documents):
        initial |= {f"document_{part}_{place}": document.get(part, "") for part in _PARTS}
    return initial | {code: "\n".join(getattr(identity, code)) for code in ("phones", "emails", "handles")}


def _document_fields(place: int, kept: Mapping[str, str], language: str) -> dict[str, forms.Field]:
    """Return the three fields of one paper; a kind or country that the lists do not hold stays choosable."""
    kinds, issued_by = dict(document_kinds()), dict(country_choices(language))
    for known, part in ((kinds, "kind"), (issued_by, "country")):
        if kept.get(part):
            known.setdefault(kept[part], kept[part])
    return {
        f"document_kind_{place}": forms.ChoiceField(
            label=_("Paper"), choices=[("", "–"), *kinds.items()], required=False
        ),
        f"document_number_{place}": forms.CharField(label=_("Its number"), max_length=60, required=False),
        f"document_country_{place}": forms.ChoiceField(
            label=_("Issued by"), choices=[("", "–"), *issued_by.items()], required=False
        ),
    }


def _lines(text: object) -> list[str]:
    return [line.strip() for line in str(text or "").splitlines() if line.strip()]
