"""A file that cannot be read as a table, said so that a person knows what to do next."""

from sampan.vocabulary.errors import InvalidInput

SEND_AGAIN = "Export it again from where it came from, check that the whole file arrived, and send it again."
SAVE_AS = "Open it in a spreadsheet program and save it as 'CSV UTF-8' or as 'Excel workbook (.xlsx)'."


class UnreadableFile(InvalidInput):
    """The file as a whole cannot be used; nothing of it was taken in."""

    code = "unreadable_file"


def too_large(*, size_bytes: int, limit_bytes: int) -> UnreadableFile:
    """The refusal of a file over the byte limit; sizes in bytes, shown in MB."""
    what = f"The file has {size_bytes / 1e6:,.0f} MB; at most {limit_bytes / 1e6:,.0f} MB are read at once."
    return UnreadableFile(what, remedy="Split it into smaller files, each with the same header row.")


def wrong_kind(kind: str) -> UnreadableFile:
    """The refusal of a file that is something else than a table, by what it really is."""
    return UnreadableFile(f"This is {kind}, not a CSV table or an XLSX workbook.", remedy=SAVE_AS)


def cut_off(row: int | None) -> UnreadableFile:
    """The refusal of a file that stops before its end."""
    where = f"in row {row}" if row else "before its end"
    return UnreadableFile(f"The file stops {where}: part of it is missing.", remedy=SEND_AGAIN, row=row)
