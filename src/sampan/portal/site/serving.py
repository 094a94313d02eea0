"""Serves a public site until it is told to stop."""

import os
from pathlib import Path

from django.conf import settings

from sampan.engines.screening.encoder.tagging import tagger
from sampan.engines.screening.offers.checking import check
from sampan.engines.screening.offers.lexicon import languages
from sampan.portal.node.serving import refuse_taken_address
from sampan.portal.node.starting import load
from sampan.portal.site.config import read_site

_THREADS = 4


def serve_site(directory: Path) -> None:
    """Serve the site of a directory until SIGTERM or SIGINT. Unavailable when its address is taken."""
    config = read_site(directory)
    refuse_taken_address(config.listen)
    application = site_application(directory)
    for code in languages():  # read each lexicon now rather than for the first who asks
        check("", language=code)
    if settings.SAMPAN_ENCODER:
        tagger()
    if agencies := settings.SAMPAN_AGENCIES.current():
        _ = agencies.index
    load("sampan.portal.web_process:serve_process")(config.listen, application, threads=_THREADS)


def site_application(directory: Path) -> object:
    """Return the site's WSGI application; a process serves one site."""
    os.environ["SAMPAN_SITE"] = str(directory.resolve())
    os.environ["DJANGO_SETTINGS_MODULE"] = "sampan.portal.site.settings"
    return load("django.core.wsgi:get_wsgi_application")()
