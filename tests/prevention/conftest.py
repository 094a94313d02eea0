"""For every slice of prevention: a count of what the audit holds."""

from collections.abc import Callable

import pytest

from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader
from sampan.registry.audit.models import AuditEntry


@pytest.fixture
def audited(people: Callable[..., Actor]) -> Callable[[str], int]:
    """`audited("recruiters.entered")` counts the entries of an act, read as the auditor."""

    def count(act: str) -> int:
        with reading_as(Reader(people("auditor"), Purpose.AUDIT)):
            return AuditEntry.objects.filter(act=act).count()

    return count
