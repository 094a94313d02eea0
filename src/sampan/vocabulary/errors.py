"""The one error tree of Sampan: what happened, what to do, whom to ask.

A message never holds a person's name, a document number or a case number: messages reach logs and screens
that may be read by people without access to the case.
"""

from collections.abc import Callable


class SampanError(Exception):
    """Anything that Sampan reports on purpose; `code` is stable and meant for machines."""

    code: str = "error"

    def __init__(self, what: str, *, remedy: str = "", ask: str = "") -> None:
        """Say `what` happened, the `remedy` that the reader can try, and whom to `ask` if it fails."""
        super().__init__(what)
        self.what = what
        self.remedy = remedy
        self.ask = ask

    def __str__(self) -> str:
        """Return what happened and, where known, what to do."""
        return f"{self.what} {self.remedy}".strip()


class InvalidInput(SampanError):
    """Something given to us cannot be true or cannot be read; nothing was changed."""

    code = "invalid_input"

    def __init__(
        self, what: str, *, remedy: str = "", ask: str = "", field: str | None = None, row: int | None = None
    ) -> None:
        """Name the `field` and, in a file, the `row` (1 = the first row of data)."""
        super().__init__(what, remedy=remedy, ask=ask)
        self.field = field
        self.row = row


class UnknownCode(InvalidInput):
    """A code that its list does not contain."""

    code = "unknown_code"


class NotFound(SampanError):
    """The thing does not exist, or this reader may not know that it does."""

    code = "not_found"


class Refusal(SampanError):
    """A rule says no: a typed outcome that is written to the audit, not a fault.

    `leaves`, where there is one, writes what stays although everything else is undone (the audit row, the tasks
    of who can mend it); whoever opened the transaction calls it after the rollback.
    """

    code = "refused"
    leaves: Callable[[], None] | None = None


class NoPurpose(Refusal):
    """Nobody said why the access is needed."""

    code = "no_purpose"


class NotPermitted(Refusal):
    """The person's role or team does not allow this act."""

    code = "not_permitted"


class NoConsent(Refusal):
    """The person concerned has not agreed to this use, or has withdrawn."""

    code = "no_consent"


class NoAgreement(Refusal):
    """No agreement between the two members covers this exchange."""

    code = "no_agreement"


class WrongState(Refusal):
    """The act does not fit the present state, such as deciding a closed case."""

    code = "wrong_state"


class IntegrityFailure(SampanError):
    """Forged, tampered with, or a broken chain: stop and have it looked at."""

    code = "integrity"


class Unavailable(SampanError):
    """Something needed is not answering; the same request may succeed later."""

    code = "unavailable"
