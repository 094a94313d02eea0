"""Which of the law's groups a person seems to be in, from coded facts alone; a person chooses.

The codes are those of Viet Nam's pack (Law 53/2024/QH15 art. 37). A pack with other groups proposes nothing, and
somebody chooses from its list.
"""

from collections.abc import Collection, Mapping


def propose_group(record: Mapping[str, object], *, status: str, country: str, groups: Collection[str]) -> str:
    """Return the code of the group that the facts point to, empty when they do not say or the pack has none.

    `country` is the pack's; of a person whose citizenship is not recorded nothing is proposed.
    """
    citizenship = record.get("citizenship")
    if not isinstance(citizenship, list | tuple) or not citizenship:
        return ""
    found = _group(record, citizenship, status=status, country=country)
    return found if found in groups else ""


def _group(
    record: Mapping[str, object], citizenship: Collection[object], *, status: str, country: str
) -> str:
    if country not in citizenship:
        return "foreign_victim_or_under_identification"
    if status == "victim":
        return "victim_citizen_or_stateless_resident"
    if status == "presumed_victim":
        where = record.get("exploitation_countries")
        is_abroad = isinstance(where, list | tuple) and bool(where) and country not in where
        return f"under_identification_{'abroad_citizen' if is_abroad else 'in_country'}_and_minor"
    return ""
