"""Which file stands, and field by field which of two values stands."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sampan.protection.cases.facts import CaseFact
from sampan.protection.duplicates.services.choosing import DUPLICATE, SURVIVOR
from sampan.protection.duplicates.wording import IDENTITY, Row

LEFT, RIGHT = "left", "right"
ASKED_OF_IDENTITY = ("name", "birth_date", "address")


class JoinForm(forms.Form):
    """The file that stands, and a choice for each field in which the two differ."""

    def __init__(
        self, posted: Any, *, left: CaseFact, right: CaseFact, rows: Sequence[Row], stands: UUID
    ) -> None:
        """Ask only where both have a value and they differ; preset is the value of the file that stands."""
        super().__init__(posted)
        self._left, self._right = left, right
        side = LEFT if stands == left.id else RIGHT
        self.fields["stands"] = _sides(
            gettext_lazy("Which file stands?"), left.number, right.number, side,
            _("Its number is used from now on. The other file keeps everything it has and stays within reach."),
        )  # fmt: skip
        for row in rows:
            if row.agreement in ("differs", "close"):
                self.fields[row.code] = _sides(row.label, row.left, row.right, side)
        for code in ASKED_OF_IDENTITY:
            self.fields[code] = _sides(
                IDENTITY[code],
                _("as in %(number)s") % {"number": left.number},
                _("as in %(number)s") % {"number": right.number},
                side,
                _("The other name is kept among the other names.") if code == "name" else "",
            )

    def joining(self) -> tuple[UUID, UUID, dict[str, str]]:
        """Return the file that stands, the other one, and the choices by field."""
        told = dict(self.cleaned_data)
        stands = told.pop("stands")
        ids = (self._left.id, self._right.id)
        survivor, duplicate = ids if stands == LEFT else ids[::-1]
        # where the chosen file has no such sealed field, the other's is taken: only a real choice is written
        chosen = {
            code: side for code, side in told.items() if code not in ASKED_OF_IDENTITY or side != stands
        }
        return (
            survivor,
            duplicate,
            {code: SURVIVOR if side == stands else DUPLICATE for code, side in chosen.items()},
        )


class NumberForm(forms.Form):
    """The number of the other file."""

    number = forms.CharField(
        label=gettext_lazy("Case number of the other file"),
        max_length=20,
        help_text=gettext_lazy("As it stands on the file, such as VN25-…"),
    )


def _sides(label: Any, left: str, right: str, initial: str, hint: str = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=((LEFT, left), (RIGHT, right)),
        widget=forms.RadioSelect,
        initial=initial,
        help_text=hint,
    )
