"""How the public site writes down what broke: kind and place, never what somebody asked."""

import logging
import traceback


class PlaceOnly(logging.Formatter):
    """Formats a record as its logger, the error's kind and the last places in the code; no message, no address."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line."""
        if record.exc_info and record.exc_info[0] is not None:
            places = traceback.extract_tb(record.exc_info[2])[-3:]
            where = " < ".join(f"{place.name} {place.filename}:{place.lineno}" for place in reversed(places))
            return f"{record.levelname} {record.name} {record.exc_info[0].__name__} at {where}"
        return f"{record.levelname} {record.name} {record.pathname}:{record.lineno}"
