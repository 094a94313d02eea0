"""Tells what a country pack says on one day, as plain values for a screen or a command line."""

from datetime import date

from sampan.vocabulary.countries.pack import CountryPack, region_rights


def pack_on(pack: CountryPack, day: date) -> dict[str, object]:
    """Return the authorities, steps and rights in force on a day, each with its source and whether verified."""
    own = [one for one in pack.rights if one.in_force(day)]
    known = {one.right for one in own}
    rights = [*own, *(one for one in region_rights() if one.right not in known and one.in_force(day))]
    return {
        "country": pack.iso2,
        "on": day.isoformat(),
        "authorities": [
            {
                "code": one.code,
                "name": one.name,
                "kind": one.kind,
                "source": one.source,
                "verified": one.verified,
            }
            for one in pack.authorities
            if one.in_force(day)
        ],
        "procedure": [
            {
                "step": one.code,
                "label": one.label,
                "by": pack.authority(one.actor, on=day).name,
                "after": one.event,
                "limit": _limit(one.limit_number, one.limit_unit.value),
                "source": one.source,
                "verified": one.verified,
            }
            for one in pack.procedure
            if one.in_force(day)
        ],
        "rights": [
            {
                "right": one.right,
                "says": one.says,
                "limit": _limit(one.limit_number, one.limit_unit.value),
                "source": one.source,
                "verified": one.verified,
            }
            for one in rights
        ],
    }


def lines_on(pack: CountryPack, day: date) -> list[str]:
    """Return the same as lines to read, an unverified row marked with a question mark."""
    told = pack_on(pack, day)
    lines = [f"{told['country']} on {told['on']} (? = nobody has verified it)"]
    for name, words in (
        ("authorities", "{code}: {name}"),
        ("procedure", "{step}: {limit} after {after}, {by}"),
    ):
        lines += [f"{name}:", *(_line(one, words) for one in told[name])]  # type: ignore[attr-defined]
    return [*lines, "rights:", *(_line(one, "{right}: {limit}. {says}") for one in told["rights"])]  # type: ignore[attr-defined]


def _line(row: dict[str, object], words: str) -> str:
    return ("  " if row["verified"] else "? ") + words.format(**row)


def _limit(number: int | None, unit: str) -> str:
    if number is None:
        return "no time limit known"
    return "at once" if number == 0 else f"{number} {unit.replace('_', ' ')}"
