"""Takes one person of a line in: the case, the tag and the photo, all or nothing."""

from dataclasses import dataclass
from typing import BinaryIO
from uuid import UUID

from django.db import transaction

from sampan.protection.documents.services.formats import recognised
from sampan.protection.documents.services.keeping import About, keep_document
from sampan.protection.surge.models import Registration
from sampan.protection.surge.services.registering import QUICK, NewArrival, open_arrivals
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor
from sampan.vocabulary.errors import InvalidInput


@dataclass(frozen=True, repr=False)
class Photo:
    """A picture as the camera gave it; `title` is what a person finds it by. `repr` is blank.

    consent  a code of the list document_consent
    """

    stream: BinaryIO
    filename: str
    title: str
    consent: str

    def __repr__(self) -> str:
        return "Photo(...)"


@transaction.atomic
def take_person(
    *, arrival: NewArrival, operation_id: UUID, by: Actor, purpose: Purpose, photo: Photo | None = None
) -> tuple[UUID, str]:
    """Open the case of one person of an operation; return its id and the tag that they wear.

    All or nothing: raises InvalidInput naming the field (tag, photo), InvalidRecord, NotPermitted, NoPurpose.
    """
    (case_id,) = open_arrivals(
        arrivals=[arrival], operation_id=operation_id, source=QUICK, by=by, purpose=purpose
    )
    if photo is not None:
        _keep(photo, case_id, by, purpose)
    return case_id, Registration.objects.values_list("tag", flat=True).get(case_id=case_id)


def _keep(photo: Photo, case_id: UUID, by: Actor, purpose: Purpose) -> None:
    try:
        if recognised(photo.stream).family != "image":
            raise InvalidInput("This is no picture.", remedy="Take it with the camera, or leave it out.")
        keep_document(
            case_id=case_id,
            kind="photo",
            title=photo.title,
            stream=photo.stream,
            filename=photo.filename,
            by=by,
            purpose=purpose,
            about=About(consent=photo.consent),
        )
    except InvalidInput as error:
        raise InvalidInput(error.what, remedy=error.remedy, field="photo") from error
