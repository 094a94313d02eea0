"""The day on the public site. There is no house clock here: the site has no database, and keeps nothing dated."""

from datetime import date

from django.utils import timezone


def today() -> date:
    """Return the civil day in the site's time zone, by the machine's clock."""
    return timezone.localdate()
