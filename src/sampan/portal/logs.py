"""Keeps one-time tokens out of the log: whoever reads it must not sign in with what stands there."""

import logging
import re

_TOKEN = re.compile(r"(/sign-in/|/interviews/alone/link/)[^/\s?]+")


class WithoutTokens(logging.Filter):
    """Replaces the token in every address of a sign-in link, before a line is written."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Change the record and let it pass."""
        said = record.getMessage()
        without = _TOKEN.sub(r"\1...", said)
        if without != said:
            record.msg, record.args = without, ()
        return True
