"""Loads what the node's processes need before they are forked, so that they share it."""

import gc

from django.conf import settings
from django.urls import get_resolver
from django.utils import translation


def load_everything() -> None:
    """Import every view and read every catalogue of the node's languages."""
    get_resolver()._populate()
    for code, _ in settings.LANGUAGES:
        with translation.override(code):
            translation.gettext("Home")
    gc.collect()
    gc.freeze()  # what is loaded stays: nobody looks through it again, and its pages stay shared
