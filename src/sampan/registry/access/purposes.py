"""Purposes of access: why a person opens a record. Without one, the database shows nothing."""

from enum import StrEnum


class Purpose(StrEnum):
    """The purposes of the `purpose` code list that this release can be asked for."""

    PROTECTION = "protection"
    REFERRAL = "referral"
    RETURN = "return"
    STATISTICS = "statistics"
    AUDIT = "audit"
    ADMINISTRATION = "administration"
