"""Receives an uploaded document piece by piece into a sealed file, and stops one that is too large."""

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest

from sampan.protection.documents.checking import too_large
from sampan.protection.documents.limits import MEBIBYTE, MOST_BYTES
from sampan.protection.records.services.uploads import SealedUpload, UploadReceiver
from sampan.vocabulary.errors import InvalidInput


class ReceivedDocument(UploadedFile):
    """What a form sees of a received file: its name, its size, and the sealed upload."""

    def __init__(self, upload: SealedUpload, name: str) -> None:
        """Wrap a sealed upload."""
        super().__init__(file=None, name=name or "document", size=upload.size_bytes)
        self.upload = upload


class SealingHandler(FileUploadHandler):
    """Django's upload handler that seals every piece as it arrives; nothing plain touches the disk."""

    chunk_size = MEBIBYTE

    def new_file(self, *args: object, **kwargs: object) -> None:
        """Begin a sealed file."""
        super().new_file(*args, **kwargs)  # type: ignore[arg-type]
        self._receiver: UploadReceiver | None = UploadReceiver()
        self._size = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Seal one piece; the rest of a file that is too large is read and dropped."""
        self._size += len(raw_data)
        if self._size > MOST_BYTES:
            self.upload_interrupted()
            self.request.is_upload_too_large = True
            raise StopUpload(connection_reset=False)
        if self._receiver:
            self._receiver.take(raw_data)

    def file_complete(self, file_size: int) -> ReceivedDocument | None:
        """Hand the sealed file to the form."""
        if self._receiver is None:
            return None
        received, self._receiver = ReceivedDocument(self._receiver.done(), str(self.file_name)), None
        return received

    def upload_interrupted(self) -> None:
        """Remove what was received."""
        if self._receiver:
            self._receiver.abandon()
            self._receiver = None


def discard(request: HttpRequest) -> None:
    """Remove the sealed files that a request brought: what is kept is in the database by now."""
    for received in request.FILES.values():
        if isinstance(received, ReceivedDocument):
            received.upload.discard()


def receive_body(request: HttpRequest) -> SealedUpload:
    """Receive a request's raw body (a file sent by a machine); InvalidInput when it is too large or cut off."""
    declared = int(request.headers.get("Content-Length") or 0)
    if declared > MOST_BYTES:
        raise too_large()
    receiver = UploadReceiver()
    try:
        while piece := request.read(MEBIBYTE):
            receiver.take(piece)
    except OSError:  # the connection broke
        receiver.abandon()
        raise _cut_off() from None
    upload = receiver.done()
    if upload.size_bytes != declared:
        upload.discard()
        raise _cut_off()
    return upload


def _cut_off() -> InvalidInput:
    return InvalidInput("Only a part of the file arrived.", remedy="Send it again.", field="file")
