"""Django's settings of the public site, read from the directory that SAMPAN_SITE names. There is no database."""

import os
import secrets
from pathlib import Path

from sampan.engines.screening.agencies.listed import AgencyList
from sampan.engines.screening.campaigns.published import CampaignList
from sampan.engines.screening.encoder.tagging import is_installed
from sampan.portal.site.config import public_key, read_site
from sampan.portal.site.renewing import Renewed
from sampan.prevention.awareness.tallying import Tally
from sampan.prevention.offers.drop.folder import Drop

_PORTAL = Path(__file__).resolve().parent.parent
_DIRECTORY = Path(os.environ["SAMPAN_SITE"]).resolve()
SAMPAN_SITE = read_site(_DIRECTORY)
SAMPAN_ENCODER = SAMPAN_SITE.encoder and is_installed()
SAMPAN_AGENCIES = Renewed(
    _DIRECTORY / SAMPAN_SITE.agencies if SAMPAN_SITE.agencies else None, AgencyList.read
)
SAMPAN_WARNINGS = Renewed(
    _DIRECTORY / SAMPAN_SITE.warnings if SAMPAN_SITE.warnings else None, CampaignList.read
)
SAMPAN_REPORT_KEY = public_key(SAMPAN_SITE.report_key)
SAMPAN_DROP = Drop(_DIRECTORY / SAMPAN_SITE.drop)
SAMPAN_TALLY = Tally(_DIRECTORY / SAMPAN_SITE.counters) if SAMPAN_SITE.counters else None
SECRET_KEY = secrets.token_urlsafe(48)  # signs nothing that outlives the process: no cookie, no session

DEBUG = False
_host = SAMPAN_SITE.address.split("://", 1)[-1].split("/", 1)[0]
_secure = SAMPAN_SITE.address.startswith("https://")
ALLOWED_HOSTS = [_host.rsplit(":", 1)[0], "127.0.0.1", "localhost"]

INSTALLED_APPS = [
    "sampan.prevention.offers.public.apps.PublicOffersConfig",
    "csp",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "sampan.portal.site.urls"
DATABASES: dict[str, dict[str, str]] = {}
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]

SECURE_HSTS_SECONDS = 31_536_000 if _secure else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    "camera": [],
    "microphone": [],
    "geolocation": [],
    "payment": [],
    "usb": [],
}

# What is pasted stays in memory: no upload is ever spooled to a file.
FILE_UPLOAD_HANDLERS = ["sampan.prevention.offers.public.memory.InMemoryAlone"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 2**20  # as much as a whole form may have
FILE_UPLOAD_MAX_MEMORY_SIZE = 6 * 2**20
DATA_UPLOAD_MAX_NUMBER_FIELDS = 40
DATA_UPLOAD_MAX_NUMBER_FILES = 2

STATIC_URL = "/static/"
STATICFILES_DIRS = [_PORTAL / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 3_600

USE_I18N = True
USE_TZ = True
TIME_ZONE = SAMPAN_SITE.time_zone
LANGUAGE_CODE = SAMPAN_SITE.languages[0]
LANGUAGES = [(code, code) for code in SAMPAN_SITE.languages]
# No address, no word of a message in any log: what breaks is told by its place in the code alone.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": "sampan.portal.site.quiet.PlaceOnly"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "ERROR"},
    "loggers": {"django": {"handlers": ["console"], "level": "ERROR", "propagate": False}},
}
