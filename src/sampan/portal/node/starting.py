"""Starts Django for one node in this process, and loads what may be imported only afterwards."""

import importlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django
from django.conf import settings

from sampan.portal.node.config import read_config
from sampan.portal.node.database import database_from_url, reachable_url

SETTINGS = "sampan.portal.settings"


def start_django(directory: Path, *, as_owner: bool = False) -> None:
    """Set Django up for a node, as its application role or, for migrations, as its tables' owner.

    A process serves one node: a second call for another node has no effect on the settings.
    """
    config = read_config(directory)
    os.environ["SAMPAN_NODE"] = str(directory.resolve())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    if as_owner and config.owner_database_url:
        url = reachable_url(directory, config.owner_database_url)
        settings.DATABASES["default"] = database_from_url(url)
    django.setup()


def load(path: str) -> Callable[..., Any]:
    """Return the function of `package.module:function`; the module may need Django to be set up.

    The one place that imports late: models cannot be imported before the settings are known, and
    the node is known only when the command line has been read.
    """
    module, _, name = path.partition(":")
    return getattr(importlib.import_module(module), name)
