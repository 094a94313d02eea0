"""The page of warning signs: what each means, with an example in each language."""

from sampan.engines.screening.offers.codes import CODES, examples

_LANGUAGES = {
    "vi": "Tiếng Việt", "km": "ខ្មែរ", "lo": "ລາວ", "th": "ไทย", "my": "မြန်မာ", "zh": "中文", "id": "Bahasa Indonesia",
    "en": "English",
}  # fmt: skip


def page() -> str:
    """Return the page."""
    lines = [
        "# Warning signs in offers\n",
        "What `sampan offers check` finds, by the codes of its answers. A test finds each example as this sign."
        " A sign alone says little: a lawful job may be urgent.\n",
    ]
    told = examples()
    for code, row in CODES["sign"].items():
        lines += [f"## `{code}`\n", f"{row.meaning}.\n", "| | |", "|---|---|"]
        lines += [f"| {name} | {told[code][language]} |" for language, name in _LANGUAGES.items()]
        lines.append("")
    for kind, title in (("claim", "What honest offers claim"), ("act", "What a message does")):
        lines += [f"## {title}\n", "| code | meaning |", "|---|---|"]
        lines += [f"| `{code}` | {row.meaning} |" for code, row in CODES[kind].items()]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"
