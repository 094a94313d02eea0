"""Notes letters for the log, and later gives them their places in it.

Noting takes no lock, so that the six or more lines of a node never wait for one another. The place in the log is
given by whoever needs a head next, in batches, under the lock of one row that nobody waits for: who finds it held
goes on with the newest head that there is.
"""

from collections.abc import Sequence
from itertools import groupby

from django.db import transaction

from sampan.engines.exchange.leaves import HASH_OCTETS
from sampan.engines.exchange.merkle import append
from sampan.partnership.exchange.services.witnessing import Leaf
from sampan.partnership.witness.models import LogNode, LogNote, LogRun, LogState
from sampan.partnership.witness.tree import TILE_LEVELS, frontier_of, hashes_of

LONGEST_RUN = 1_000  # letters a row: 32 KB of hashes
_ROWS = 500
MOST_A_CALL = 20_000  # letters that one call places: about 0.1 s; a longer backlog takes several


def note_letters(leaves: Sequence[Leaf]) -> None:
    """Note letters in the open transaction, in one statement; they come into the log with the next head."""
    LogNote.objects.bulk_create([note for part in _consecutive(leaves) for note in _notes(part)])


@transaction.atomic
def place_notes(*, most: int = MOST_A_CALL, wait: bool = False) -> int:
    """Give noted letters their places in the log, about `most` of them; return how many got one.

    Returns 0 at once when another transaction is at it, unless told to `wait`. Letters of one line that were noted
    apart come to stand together: the log's order is that of placing.
    """
    LogState.objects.bulk_create([LogState()], ignore_conflicts=True)
    state = LogState.objects.select_for_update(skip_locked=not wait).first()
    if state is None:
        return 0
    notes = _waiting(most)
    runs, grown, nodes = _joined(notes), frontier_of(state), []
    for run in runs:
        run.first_index = grown.size
        step = append(grown, hashes_of(run, 0, run.count), from_level=TILE_LEVELS)
        grown = step.frontier
        nodes += [LogNode(level=a, position=b, hash=c) for a, b, c in step.nodes if a % TILE_LEVELS == 0]
    count = grown.size - state.size
    if count:
        LogRun.objects.bulk_create(runs, batch_size=_ROWS)
        LogNode.objects.bulk_create(nodes, batch_size=_ROWS)
        LogNote.objects.filter(id__in=[one.id for one in notes]).delete()
        state.size, state.peaks = grown.size, b"".join(grown.peaks)
        state.save(update_fields=("size", "peaks"))
    return count


def _waiting(most: int) -> list[LogNote]:
    """Return the oldest notes, with about `most` letters, those of one line side by side and in order."""
    oldest, total = [], 0
    for note in LogNote.objects.order_by("id")[:most].iterator(chunk_size=_ROWS):
        oldest.append(note)
        total += note.count
        if total >= most:
            break
    return sorted(oldest, key=lambda one: (one.member, one.way, one.lane, one.first_sequence, one.id))


def _joined(notes: list[LogNote]) -> list[LogRun]:
    """Return the runs that the notes make: what follows on in one line is one run, up to 1,000 letters."""
    runs: list[LogRun] = []
    for note in notes:
        last = runs[-1] if runs else None
        if last is not None and _follows(last, note):
            last.hashes, last.count = last.hashes + bytes(note.hashes), last.count + note.count
        else:
            named = {
                name: getattr(note, name) for name in ("way", "member", "lane", "first_sequence", "count")
            }
            runs.append(LogRun(**named, hashes=bytes(note.hashes)))
    return runs


def _follows(run: LogRun, note: LogNote) -> bool:
    line = (run.way, run.member, run.lane, run.first_sequence + run.count)
    follows = line == (note.way, note.member, note.lane, note.first_sequence)
    return follows and run.count + note.count <= LONGEST_RUN


def place_all_notes() -> int:
    """Give every noted letter its place, however long it takes; return how many got one."""
    total = 0
    while placed := place_notes(wait=True):
        total += placed
    return total


def _consecutive(leaves: Sequence[Leaf]) -> list[list[Leaf]]:
    """Return the leaves parted into stretches of one line whose places follow one another."""
    numbered = enumerate(leaves)

    def stretch(one: tuple[int, Leaf]) -> tuple[str, str, int, int]:
        number, leaf = one
        return str(leaf.way), leaf.member, leaf.lane, leaf.sequence - number

    return [[leaf for _, leaf in part] for _, part in groupby(numbered, key=stretch)]


def _notes(part: list[Leaf]) -> list[LogNote]:
    return [_note(part[at : at + LONGEST_RUN]) for at in range(0, len(part), LONGEST_RUN)]


def _note(leaves: list[Leaf]) -> LogNote:
    first, hashes = leaves[0], bytes.fromhex("".join(leaf.letter_hash for leaf in leaves))
    if len(hashes) != HASH_OCTETS * len(leaves):
        raise ValueError("a letter's hash has 32 octets")
    line = {"way": str(first.way), "member": first.member, "lane": int(first.lane)}
    return LogNote(**line, first_sequence=first.sequence, count=len(leaves), hashes=hashes)
