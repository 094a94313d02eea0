"""Receives a file from a browser: sealed piece by piece as it arrives, nothing plain on the disk."""

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest

from sampan.partnership.parcels import storing
from sampan.protection.records.services.uploads import SealedUpload, UploadReceiver
from sampan.vocabulary.errors import InvalidInput, Unavailable

MEBIBYTE = 2**20


class ReceivedFile(UploadedFile):
    """What a form sees of a received file: its name, its size, and the sealed upload."""

    def __init__(self, upload: SealedUpload, name: str) -> None:
        """Wrap a sealed upload."""
        super().__init__(file=None, name=name or "file", size=upload.size_bytes)
        self.upload = upload


class SealingHandler(FileUploadHandler):
    """Django's upload handler that seals every piece as it arrives, as long as the disk has room."""

    chunk_size = MEBIBYTE

    def new_file(self, *args: object, **kwargs: object) -> None:
        """Begin a sealed file."""
        super().new_file(*args, **kwargs)  # type: ignore[arg-type]
        self._receiver: UploadReceiver | None = UploadReceiver()
        self._left = storing.room() // 2  # it is sealed twice: as it comes, and as it leaves

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Seal one piece; the rest of a file that finds no room is dropped."""
        self._left -= len(raw_data)
        if self._left < 0:
            self.upload_interrupted()
            self.request.is_upload_too_large = True
            raise StopUpload(connection_reset=False)
        if self._receiver:
            self._receiver.take(raw_data)

    def file_complete(self, file_size: int) -> ReceivedFile | None:
        """Hand the sealed file to the form."""
        if self._receiver is None:
            return None
        received, self._receiver = ReceivedFile(self._receiver.done(), str(self.file_name)), None
        return received

    def upload_interrupted(self) -> None:
        """Remove what was received."""
        if self._receiver:
            self._receiver.abandon()
            self._receiver = None


def discard(request: HttpRequest) -> None:
    """Remove the sealed uploads of a request: what is sent lies with the large files by now."""
    for received in request.FILES.values():
        if isinstance(received, ReceivedFile):
            received.upload.discard()


def receive_body(request: HttpRequest) -> SealedUpload:
    """Receive a request's raw body, sent by a machine; Unavailable without room, InvalidInput when it is cut off."""
    told = request.headers.get("Content-Length") or ""
    declared = int(told) if told.isascii() and told.isdigit() else -1
    if declared < 0:
        raise InvalidInput("The length of the file is not said.", remedy="Send Content-Length.", field="file")
    storing.require_room(2 * declared)
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


def no_room() -> Unavailable:
    """Return what a person is told whose file finds no room."""
    return Unavailable(
        "The node's disk has no room for this file.",
        remedy="Free room, or remove large files that are no longer needed.",
        ask="the node's administrator",
    )


def _cut_off() -> InvalidInput:
    return InvalidInput("Only a part of the file arrived.", remedy="Send it again.", field="file")
