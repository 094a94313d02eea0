"""Receives files of a linkage in memory: registers hold names in plain, and nothing plain may touch the disk."""

import os
from pathlib import Path

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest

MOST_BYTES = 200 * 2**20
"""Octets of all files of one form together; a register beyond it is loaded in parts (ADR 0036)."""


class FileInMemory(UploadedFile):
    """A received file without a name on any disk; `path` opens it as often as need be until it is let go."""

    def __init__(self, *, descriptor: int, name: str, size: int) -> None:
        """Take over the open file."""
        super().__init__(file=None, name=name, size=size)
        self._descriptor = descriptor

    @property
    def path(self) -> Path:
        """Return where this process, and no other account, can open it."""
        return Path(f"/proc/self/fd/{self._descriptor}")

    def let_go(self) -> None:
        """Give the memory back."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


class InMemoryHandler(FileUploadHandler):
    """Django's upload handler that writes each piece into memory and stops where the form brings too much."""

    _descriptor = -1
    _left = MOST_BYTES

    def new_file(self, *args: object, **kwargs: object) -> None:
        """Begin a file."""
        super().new_file(*args, **kwargs)  # type: ignore[arg-type]
        self._descriptor = os.memfd_create("linkage", os.MFD_CLOEXEC)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep one piece; the rest of a form that is too large is read and dropped."""
        self._left -= len(raw_data)
        if self._left < 0:
            self.upload_interrupted()
            self.request.is_upload_too_large = True
            raise StopUpload(connection_reset=False)
        if self._descriptor >= 0:
            with os.fdopen(os.dup(self._descriptor), "wb") as file:
                file.write(raw_data)

    def file_complete(self, file_size: int) -> FileInMemory | None:
        """Hand the file to the form."""
        if self._descriptor < 0:
            return None
        received = FileInMemory(descriptor=self._descriptor, name=str(self.file_name), size=file_size)
        self._descriptor = -1
        return received

    def upload_interrupted(self) -> None:
        """Give back what was received of the file."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


def discard(request: HttpRequest) -> None:
    """Give back the memory of a request's files: what is kept lies sealed in the database by now."""
    for received in request.FILES.values():
        if isinstance(received, FileInMemory):
            received.let_go()
