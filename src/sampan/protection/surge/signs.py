"""Which signs of risk a person's coded record shows by itself."""

from collections.abc import Mapping

_MEANS = {
    "debt_bondage": "debt",
    "threats": "threats",
    "threat_law_enforcement": "threats",
    "threat_children_family": "threats",
}
_BANDS_OF_CHILDREN = frozenset({"0-8", "9-17"})


def signs_in(record: Mapping[str, object]) -> frozenset[str]:
    """Return the signs that a validated trafficking record shows.

    What is not recorded shows nothing: silence is neither danger nor safety.
    """
    found: set[str] = set()
    if record.get("majority") == "child" or record.get("age_band") in _BANDS_OF_CHILDREN or _is_minor(record):
        found.add("child")
    forms = record.get("forms") or ()
    if "forced_criminality" in forms or record.get("forced_to_offend") == "yes":  # type: ignore[operator]
        found.add("forced_criminality")
    if record.get("asylum_asked") == "yes":
        found.add("asylum")
    means = record.get("means") or ()
    found |= {_MEANS[one] for one in means if one in _MEANS}  # type: ignore[attr-defined]
    return frozenset(found)


def _is_minor(record: Mapping[str, object]) -> bool:
    age = record.get("age")
    return isinstance(age, int) and age < 18
