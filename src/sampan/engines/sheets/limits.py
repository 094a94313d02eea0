"""How large a file may be before it is refused, so that no upload can exhaust the node."""

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """Upper bounds for one file; every bound is checked before the memory it protects is taken.

    max_bytes           size of the file as sent (200 MiB holds about 3 million CTDC rows)
    max_rows            data rows, the header not counted (a worksheet ends at 1,048,576 rows)
    max_columns         columns of the header (HTCDS has 95, the CTDC global data set 63)
    max_cell_characters characters in one cell (32,767 is what a worksheet cell holds)
    max_unpacked_bytes  a workbook's parts together, unpacked, as its own directory declares them
    max_part_bytes      one part that has to be held in memory whole (shared texts, styles)
    max_ratio           unpacked / packed of one part over 10 MiB; worksheets seen in practice stay under 60
    max_parts           entries in the workbook's directory
    """

    max_bytes: int = 200 * MEBIBYTE
    max_rows: int = 1_000_000
    max_columns: int = 512
    max_cell_characters: int = 32_767
    max_unpacked_bytes: int = 1024 * MEBIBYTE
    max_part_bytes: int = 64 * MEBIBYTE
    max_ratio: int = 200
    max_parts: int = 2_000


DEFAULT_LIMITS = Limits()
