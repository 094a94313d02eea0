"""The 25 pictograms of the warning signs, drawn by hand in one style: `pictures/SIGN.svg`, in the colour of the text."""

from functools import cache
from pathlib import Path

from sampan.vocabulary.errors import NotFound

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
