"""Three-valued flags: yes, no, not recorded.

In a case file "no" is a finding and an empty field is not; published counts treat the two differently.
"""

from enum import StrEnum

from sampan.vocabulary.errors import InvalidInput

_YES = frozenset({"yes", "y", "true", "1"})
_NO = frozenset({"no", "n", "false", "0"})
_NOT_RECORDED = frozenset({"", "-99", "not_recorded", "not recorded", "unknown", "null", "na", "n/a"})


class Flag(StrEnum):
    """Yes, no, or not recorded."""

    YES = "yes"
    NO = "no"
    NOT_RECORDED = "not_recorded"

    @classmethod
    def read(cls, text: str) -> "Flag":
        """Read the spellings found in HTCDS (TRUE, FALSE), CTDC (1, 0, -99, blank) and ours.

        Raises InvalidInput for anything else; never guesses.
        """
        word = text.strip().casefold()
        for spellings, flag in ((_YES, cls.YES), (_NO, cls.NO), (_NOT_RECORDED, cls.NOT_RECORDED)):
            if word in spellings:
                return flag
        raise InvalidInput("This is neither yes nor no.", remedy="Write yes or no, or leave it empty.")


def read(text: str) -> Flag:
    """Read a flag; see `Flag.read`."""
    return Flag.read(text)
