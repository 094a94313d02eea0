"""Keeps sessions in the database, and writes one again only when a minute of its time has gone."""

from datetime import timedelta
from typing import Any

from django.contrib.sessions.backends import db
from django.utils import timezone

LATE = timedelta(seconds=60)
"""A session may end this much before its `idle_minutes`, never after: that saves a write for most requests."""


class SessionStore(db.SessionStore):
    """A session whose end moves on with use, to within LATE."""

    def load(self) -> dict[str, Any]:
        """Return what is kept; a session that was written more than LATE ago is written again with this request."""
        kept = self._get_session_from_db()
        if kept is None:
            return {}
        whole = timedelta(seconds=self.get_session_cookie_age())
        if kept.expire_date < timezone.now() + whole - LATE:
            self.modified = True
        told: dict[str, Any] = self.decode(kept.session_data)
        return told
