"""How much a file and a case may hold. Twenty megabytes and a hundred files are those of Primero v2."""

MEBIBYTE = 2**20
MOST_BYTES = 20 * MEBIBYTE
MOST_DOCUMENTS = 100  # of one case
CHUNK_BYTES = MEBIBYTE  # what is in memory at once, sealed and opened
MOST_PIXELS = 50_000_000  # the largest cameras of telephones; one more byte of such a picture is a bomb
MOST_DECODED = 25_000_000  # points that are decoded at full size for a preview: 100 MB for a moment
MOST_UNPACKED = 100 * MEBIBYTE  # of an office document: five times the largest file
MOST_ENTRIES = 2_000  # parts of an office document
MOST_DIRECTORY = MEBIBYTE  # of its table of contents
PREVIEW_SIDE, SHARED_SIDE = 1_024, 4_096  # pixels: readable on a telephone; A4 at 350 dots an inch
