"""What the law says of a right: the country's row where its pack has one, else the row of the whole region."""

from datetime import date

from sampan.vocabulary.countries.deadlines import last_day
from sampan.vocabulary.countries.pack import CountryPack, region_rights
from sampan.vocabulary.countries.rows import RightRow


def law_of(pack: CountryPack | None, right: str, *, on: date) -> RightRow | None:
    """Return the row in force on a day, the country's before the region's; None when nobody wrote one."""
    own = pack.rights if pack is not None else ()
    for rows in (own, region_rights()):
        found = next((one for one in rows if one.right == right and one.in_force(on)), None)
        if found is not None:
            return found
    return None


def last_day_of(pack: CountryPack | None, *, right: str, event: str, on: date) -> date | None:
    """Return the last day of the limit that runs from an event of a right; None when no limit is known."""
    row = law_of(pack, right, on=on)
    if row is None or row.counted_from != event:
        return None
    return last_day(on, number=row.limit_number, unit=row.limit_unit)
