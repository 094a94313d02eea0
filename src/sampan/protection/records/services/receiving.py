"""Receives an upload piece by piece into a sealed file, and stops one that is too large or incomplete."""

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest

from sampan.engines.sheets.limits import DEFAULT_LIMITS, MEBIBYTE
from sampan.engines.sheets.refusals import cut_off, too_large
from sampan.protection.records.services.uploads import SealedUpload, UploadReceiver


class ReceivedFile(UploadedFile):
    """What a form sees of a received file: its size and the sealed upload; its name is not kept."""

    def __init__(self, upload: SealedUpload) -> None:
        """Wrap a sealed upload."""
        super().__init__(file=None, name="upload", size=upload.size_bytes)
        self.upload = upload


class SealingUploadHandler(FileUploadHandler):
    """Django's upload handler that seals every piece as it arrives and keeps to the byte limit."""

    chunk_size = MEBIBYTE
    limit_bytes = DEFAULT_LIMITS.max_bytes

    def new_file(self, *args: object, **kwargs: object) -> None:
        """Begin a sealed file."""
        super().new_file(*args, **kwargs)
        self._receiver: UploadReceiver | None = UploadReceiver()
        self._size = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Seal one piece; the rest of a file that is too large is read and dropped."""
        self._size += len(raw_data)
        if self._size > self.limit_bytes:
            self.upload_interrupted()
            self.request.is_upload_too_large = True
            raise StopUpload(connection_reset=False)
        if self._receiver:
            self._receiver.take(raw_data)

    def file_complete(self, file_size: int) -> ReceivedFile | None:
        """Hand the sealed file to the form."""
        if self._receiver is None:
            return None
        received, self._receiver = ReceivedFile(self._receiver.done()), None
        return received

    def upload_interrupted(self) -> None:
        """Remove what was received."""
        if self._receiver:
            self._receiver.abandon()
            self._receiver = None


def receive_body(request: HttpRequest) -> SealedUpload:
    """Receive a request's raw body (a file sent by a machine).

    Raises UnreadableFile when it is over the limit, or shorter than its Content-Length says.
    """
    declared = int(request.headers.get("Content-Length") or 0)
    if declared > DEFAULT_LIMITS.max_bytes:
        raise too_large(size_bytes=declared, limit_bytes=DEFAULT_LIMITS.max_bytes)
    receiver = UploadReceiver()
    try:
        while piece := request.read(MEBIBYTE):
            receiver.take(piece)
    except OSError:  # UnreadablePostError: the connection broke
        receiver.abandon()
        raise cut_off(None) from None
    upload = receiver.done()
    if upload.size_bytes != declared:
        upload.discard()
        raise cut_off(None)
    return upload
