"""The 25 pictograms of the warning signs, drawn by hand: `pictures/SIGN.svg`, in the colour of the text."""

from functools import cache
from pathlib import Path

from sampan.vocabulary.errors import NotFound

_HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" fill="none" stroke="currentColor" '
    'stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">'
)
TELEPHONE = (
    f'{_HEAD}<path d="M11 6l7-1 4 10-5 4q4 8 11 11l4-5 10 4-1 7q-1 6-7 6C19 40 7 27 5 13q0-6 6-7z"/></svg>'
)
"""Not of a sign: where to call."""
_FOLDER = Path(__file__).parent / "pictures"


@cache
def signs() -> tuple[str, ...]:
    """Return the codes of the signs that have a picture, in order of the alphabet."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.svg")))


@cache
def drawing(sign: str) -> str:
    """Return the SVG of a sign, to stand inside a page (48 by 48, `currentColor`); raises NotFound."""
    if sign not in signs():
        raise NotFound(
            "There is no picture of this sign.", remedy="Use a code of docs/reference/warning-signs.md."
        )
    return (_FOLDER / f"{sign}.svg").read_text("utf-8").strip()
