"""What `sampan members take` and `drill` do at a node."""

from pathlib import Path
from typing import Any

from sampan.partnership.members.directory.services.taking import take_documents
from sampan.partnership.members.drills.services import begin_drill
from sampan.partnership.members.offline import read_json
from sampan.registry.access.reader import Reader

Told = dict[str, Any]


def take_file(path: Path, *, reader: Reader) -> Told:
    """Take a file of roots and directories into the node."""
    taken = take_documents(told=read_json(path), by=reader.actor, purpose=reader.purpose)
    shown = [
        f"{one.kind} {one.version}: {one.state}, {one.signed} of {one.needed} signatures" for one in taken
    ]
    return {"ok": True, "taken": shown}


def drill(*, hours: int, reader: Reader) -> Told:
    """Ask every active member to rehearse a compromise."""
    conversation = begin_drill(by=reader.actor, purpose=reader.purpose, hours=hours)
    return {"ok": True, "drill": str(conversation), "next": "The page Drills shows who has answered."}
