"""Takes an uploaded picture into memory alone; Django's own handlers would spool a large one to a file."""

from typing import Any

from django.core.files.uploadhandler import MemoryFileUploadHandler


class InMemoryAlone(MemoryFileUploadHandler):
    """Takes every upload; a request that is too large is refused before anything of it is read."""

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> None:
        """Be the handler of this request whatever its size."""
        self.activated = True
