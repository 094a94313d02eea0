"""Opens a received file at a node and prints its SHA-256: `python -m bench.parcels.opening DIR PARCEL`."""

import hashlib
import sys
from pathlib import Path
from uuid import UUID

from sampan.portal.node.starting import start_django

start_django(Path(sys.argv[1]))

from sampan.partnership.parcels.services.opening import open_parcel  # noqa: E402
from sampan.registry.access.context import reading_as  # noqa: E402
from sampan.registry.access.purposes import Purpose  # noqa: E402
from sampan.registry.access.reader import Reader  # noqa: E402
from sampan.registry.accounts.queries import service_actor  # noqa: E402

digest = hashlib.sha256()
with reading_as(Reader(service_actor(), Purpose.REFERRAL)) as reader:
    for piece in open_parcel(parcel_id=UUID(sys.argv[2]), reader=reader).pieces():
        digest.update(piece)
sys.stdout.write(digest.hexdigest() + "\n")
