"""Django's settings of a node, read from the directory that SAMPAN_NODE names."""

import os
from functools import partial
from pathlib import Path

import django.conf.locale

from sampan.portal.node.catalogues import ready_catalogues
from sampan.portal.node.config import read_config
from sampan.portal.node.database import django_database
from sampan.portal.node.keys import add_exchange_secret, read_keys, read_report_keys, read_secrets
from sampan.vocabulary.languages import LANGUAGES as KNOWN_LANGUAGES

BASE_DIR = Path(__file__).resolve().parent
SAMPAN_DIRECTORY = Path(os.environ["SAMPAN_NODE"]).resolve()
SAMPAN_NODE = read_config(SAMPAN_DIRECTORY)
_KEYS = read_keys(SAMPAN_DIRECTORY)
SAMPAN_KEYRING = _KEYS.keyring
SAMPAN_SECRETS = _KEYS.secrets
SAMPAN_READ_SECRETS = partial(read_secrets, SAMPAN_DIRECTORY)  # another process may have added one
SAMPAN_ADD_SECRET = partial(add_exchange_secret, SAMPAN_DIRECTORY, node_id=SAMPAN_NODE.id)
SAMPAN_REPORT_KEYS = read_report_keys(SAMPAN_DIRECTORY)
SAMPAN_REPORTS_DROP = SAMPAN_DIRECTORY / SAMPAN_NODE.reports_drop if SAMPAN_NODE.reports_drop else None
SAMPAN_QUIZ_SUMS = SAMPAN_DIRECTORY / SAMPAN_NODE.quiz_sums if SAMPAN_NODE.quiz_sums else None
SECRET_KEY = _KEYS.sessions

DEBUG = False
_secure = SAMPAN_NODE.public_url.startswith("https://")
_host = SAMPAN_NODE.public_url.split("://", 1)[-1].split("/", 1)[0]
_exchange_host = SAMPAN_NODE.members_url.split("://", 1)[-1].split("/", 1)[0]
ALLOWED_HOSTS = [_host.rsplit(":", 1)[0], _exchange_host.rsplit(":", 1)[0], "127.0.0.1", "localhost"]
CSRF_TRUSTED_ORIGINS = [SAMPAN_NODE.public_url.rstrip("/")]

INSTALLED_APPS = [
    "sampan.registry.agencies.apps.AgenciesConfig",
    "sampan.registry.accounts.apps.AccountsConfig",
    "sampan.registry.access.apps.AccessConfig",
    "sampan.registry.audit.apps.AuditConfig",
    "sampan.registry.clock.apps.ClockConfig",
    "sampan.registry.people.apps.PeopleConfig",
    "sampan.registry.consent.apps.ConsentConfig",
    "sampan.registry.correspondence.apps.CorrespondenceConfig",
    "sampan.registry.referrals.apps.ReferralsConfig",
    "sampan.registry.forgetting.apps.ForgettingConfig",
    "sampan.registry.approvals.apps.ApprovalsConfig",
    "sampan.registry.breakglass.apps.BreakglassConfig",
    "sampan.protection.cases.apps.CasesConfig",
    "sampan.protection.identification.apps.IdentificationConfig",
    "sampan.protection.crossings.apps.CrossingsConfig",
    "sampan.protection.records.apps.RecordsConfig",
    "sampan.protection.tasks.apps.TasksConfig",
    "sampan.protection.conferences.apps.ConferencesConfig",
    "sampan.protection.worklists.apps.WorklistsConfig",
    "sampan.protection.duplicates.apps.DuplicatesConfig",
    "sampan.protection.recognition.apps.RecognitionConfig",
    "sampan.protection.weights.apps.WeightsConfig",
    "sampan.protection.companions.apps.CompanionsConfig",
    "sampan.protection.circumstances.apps.CircumstancesConfig",
    "sampan.protection.documents.apps.DocumentsConfig",
    "sampan.protection.interviews.apps.InterviewsConfig",
    "sampan.protection.rights.apps.RightsConfig",
    "sampan.protection.providers.apps.ProvidersConfig",
    "sampan.protection.assistance.apps.AssistanceConfig",
    "sampan.protection.entitlements.apps.EntitlementsConfig",
    "sampan.protection.returns.apps.ReturnsConfig",
    "sampan.protection.movements.apps.MovementsConfig",
    "sampan.protection.reintegration.apps.ReintegrationConfig",
    "sampan.protection.surge.apps.SurgeConfig",
    "sampan.prevention.linkages.apps.LinkagesConfig",
    "sampan.prevention.recruitment.apps.RecruitmentConfig",
    "sampan.prevention.complaints.apps.ComplaintsConfig",
    "sampan.prevention.lures.apps.LuresConfig",
    "sampan.prevention.offers.apps.OffersConfig",
    "sampan.prevention.campaigns.apps.CampaignsConfig",
    "sampan.partnership.members.apps.MembersConfig",
    "sampan.partnership.exchange.apps.ExchangeConfig",
    "sampan.partnership.parcels.apps.ParcelsConfig",
    "sampan.partnership.witness.apps.WitnessConfig",
    "sampan.partnership.codemaps.apps.CodemapsConfig",
    "sampan.partnership.figures.apps.FiguresConfig",
    "sampan.partnership.alerts.apps.AlertsConfig",
    "sampan.partnership.matches.apps.MatchesConfig",
    "sampan.partnership.corridors.apps.CorridorsConfig",
    "sampan.portal.apps.PortalConfig",
    *SAMPAN_NODE.extra_apps,
    "django_cotton",
    "django_htmx",
    "csp",
    "axes",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "procrastinate.contrib.django",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
    "sampan.portal.middleware.NoStoreMiddleware",
    "sampan.registry.accounts.middleware.SecondFactorMiddleware",
    "sampan.protection.interviews.locking.AloneLockMiddleware",
    "sampan.portal.middleware.AccessMiddleware",
]

ROOT_URLCONF = "sampan.portal.urls"
WSGI_APPLICATION = "sampan.portal.wsgi.application"
DATABASES = {"default": django_database(SAMPAN_DIRECTORY, SAMPAN_NODE)}
DATABASE_ROUTERS: list[str] = []

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "sampan.portal.context_processors.layout",
            ],
            "builtins": [
                "django_cotton.templatetags.cotton",
                "django.templatetags.i18n",
                "sampan.portal.templatetags.words",
            ],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
        },
    }
]
COTTON_DIR = "cotton"
FORM_RENDERER = "sampan.portal.form_rendering.FormRenderer"

AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {
            "min_length": 12
        },  # NIST SP 800-63B asks for 8 with a second factor; more where none is forced
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/accounts/login/"

ACCOUNT_USER_MODEL_USERNAME_FIELD = "username"
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {"login": "sampan.registry.accounts.forms.SignInForm"}
ACCOUNT_ADAPTER = "sampan.registry.accounts.adapter.ClosedAccountAdapter"
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = (
    False  # other devices are signed out all the same: their sessions no longer fit
)
ACCOUNT_RATE_LIMITS = {
    "login": "120/m/ip",  # a whole ministry behind one address signs in at eight
    "login_failed": "60/m/ip,8/30m/key",  # above the six of AXES_FAILURE_LIMIT; eight codes in half an hour
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ADAPTER = "sampan.registry.accounts.key_rules.SealedKeysAdapter"
MFA_FORMS = {"add_webauthn": "sampan.registry.accounts.forms.AddPasskeyForm"}
MFA_TOTP_ISSUER = "Sampan"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not _secure
AXES_FAILURE_LIMIT = 6  # tries, as the case systems of the field do
AXES_COOLOFF_TIME = 0.5  # hours
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # who keeps trying does not keep the owner out for ever
AXES_USERNAME_CALLABLE = "sampan.registry.accounts.lockout.counted_name"
AXES_LOCKOUT_TEMPLATE = "account/locked.html"
AXES_VERBOSE = False
AXES_ENABLE_ADMIN = False
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "login", "password"]

SESSION_COOKIE_AGE = SAMPAN_NODE.idle_minutes * 60
SESSION_ENGINE = "sampan.registry.accounts.sessions"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_NAME = f"sampan-{SAMPAN_NODE.id}"
SESSION_COOKIE_SECURE = _secure
SESSION_COOKIE_SAMESITE = "Strict" if _secure else "Lax"
CSRF_COOKIE_NAME = f"sampan-csrf-{SAMPAN_NODE.id}"
CSRF_COOKIE_SECURE = _secure
CSRF_COOKIE_HTTPONLY = True
SECURE_HSTS_SECONDS = 31_536_000 if _secure else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = (
    "same-origin"  # "no-referrer" makes browsers send Origin: null, which the form check refuses
)
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "media-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "manifest-src": ["'self'"],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    "camera": [],
    "microphone": [],
    "geolocation": [],
    "payment": [],
    "usb": [],
    "publickey-credentials-get": ["self"],
    "publickey-credentials-create": ["self"],
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 2**20
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 2**20
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4_000  # a group intake of hundreds has ten fields a person

STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

USE_I18N = True
USE_TZ = True
TIME_ZONE = SAMPAN_NODE.time_zone
LANGUAGE_CODE = SAMPAN_NODE.languages[0]
LANGUAGES = [(code, KNOWN_LANGUAGES[code].own_name) for code in SAMPAN_NODE.languages]
LOCALE_PATHS = [ready_catalogues(BASE_DIR / "locale", SAMPAN_DIRECTORY / "cache" / "locale")]
FORMAT_MODULE_PATH = ["sampan.portal.formats"]
LANGUAGE_COOKIE_NAME = f"sampan-language-{SAMPAN_NODE.id}"
django.conf.locale.LANG_INFO.setdefault(
    "lo", {"bidi": False, "code": "lo", "name": "Lao", "name_local": "ລາວ"}
)

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"  # each slice keeps its tasks in its own jobs.py
TEST_RUNNER = "django.test.runner.DiscoverRunner"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {"without_tokens": {"()": "sampan.portal.logs.WithoutTokens"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["without_tokens"]}
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"sampan": {"level": "INFO"}, "axes": {"level": "ERROR"}},
}
