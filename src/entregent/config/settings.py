"""Django's settings, all decided from `environment`. Rooms read `django.conf.settings`, never this module."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import dj_database_url
from django.utils.translation import gettext_lazy as _

from entregent.config.environment import Environment

ENVIRONMENT = Environment.read()
HOME = ENVIRONMENT.home_path
DOMAIN = ENVIRONMENT.domain
BASE_URL = ENVIRONMENT.base_url
HTTPS = BASE_URL.startswith("https://")
TRUSTED_PROXIES = int(ENVIRONMENT.proxies)
MEDIA_ROOT = HOME / "media"
MAIL_FOLDER = HOME / "mail"
PACKAGE = Path(__file__).resolve().parent.parent

DEBUG = False
SECRET_KEY = ENVIRONMENT.secret()
ALLOWED_HOSTS = [urlsplit(BASE_URL).hostname or "", DOMAIN.split(":")[0], "127.0.0.1", "localhost", "[::1]"]
ROOT_URLCONF = "entregent.web.urls"
WSGI_APPLICATION = "entregent.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"  # for the libraries' own tables; ours use kit.fields.IdField
AUTH_USER_MODEL = "people.Account"
SILENCED_SYSTEM_CHECKS: list[str] = []

INSTALLED_APPS = [
    "entregent.kit",
    "entregent.people",
    "entregent.network",
    "entregent.publishing",
    "entregent.attention",
    "entregent.moderation",
    "entregent.archives",
    "entregent.demo",
    "entregent.web",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "django_tasks",
    "allauth",
    "allauth.account",
    "allauth.usersessions",
]

MIDDLEWARE = [
    "entregent.web.middleware.headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "entregent.web.middleware.readable",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "entregent.web.middleware.member",
    "entregent.web.sessions.last_use",
    "entregent.web.middleware.errors",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "entregent.web.context.instance",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "entregent.web.templatetags.parts"],
        },
    }
]
FORM_RENDERER = "entregent.web.forms.Renderer"


def _database(url: str) -> dict[str, Any]:
    found: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=None, conn_health_checks=True))
    if found["ENGINE"] == "django.db.backends.sqlite3":
        found["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
            "PRAGMA temp_store=MEMORY; PRAGMA mmap_size=134217728; PRAGMA cache_size=-8000;"
            "PRAGMA journal_size_limit=67108864;",  # a large import leaves no large file behind
        }
    else:
        found["OPTIONS"] = {"connect_timeout": 10, **found.get("OPTIONS", {})}
    return found


DATABASES = {"default": _database(ENVIRONMENT.database)}

CACHES = {"default": {"BACKEND": "entregent.kit.cache.SqliteCache", "LOCATION": str(HOME / "cache.sqlite3")}}
TASKS = {"default": {"BACKEND": "entregent.kit.queue.backend.DatabaseBackend", "QUEUES": []}}

LANGUAGES = [("fr", _("French")), ("en", _("English"))]
LANGUAGE_CODE = "en"
LANGUAGE_COOKIE_NAME = "language"
LOCALE_PATHS = [PACKAGE / "locale"]
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = None  # served from the packages themselves
STATICFILES_DIRS: list[Path] = []
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 31_536_000  # addresses carry a mark of the content
WHITENOISE_ALLOW_ALL_ORIGINS = False

SECURE_CSP = {
    "default-src": ["'self'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
    "form-action": ["'self'"],
}

PASSWORD_HASHERS = ["entregent.kit.passwords.PatientArgon2"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/today"

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "entregent.web.pages.system.csrf_failure"
CSRF_TRUSTED_ORIGINS = [BASE_URL]
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 63_072_000

DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]

_mail = urlsplit(ENVIRONMENT.mail_url)
MAIL_IS_SENT = bool(ENVIRONMENT.mail_url)
EMAIL_HOST = _mail.hostname or "localhost"
EMAIL_PORT = _mail.port or 587
EMAIL_HOST_USER = unquote(_mail.username or "")
EMAIL_HOST_PASSWORD = unquote(_mail.password or "")
EMAIL_USE_SSL = _mail.scheme == "smtps"
EMAIL_USE_TLS = bool(EMAIL_HOST_USER) and not EMAIL_USE_SSL
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = ENVIRONMENT.mail_from or f"entregent@{DOMAIN.split(':')[0]}"

ACCOUNT_ADAPTER = "entregent.web.accounts.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # we mail nobody who did not ask
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_EMAIL_CONFIRMATION_EXPIRE_DAYS = 3
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "20/5m/ip,8/10m/key",
    "signup": "20/10m/ip",
    "reset_password": "10/10m/ip,3/10m/key",
    "reset_password_from_key": "20/m/ip",
    "confirm_email": "1/1m/key",
    "manage_email": "10/h/user",
    "change_password": "5/m/user",
    "join": "20/m/ip",
    "welcome": "10/m/ip",
}
PASSWORD_RESET_TIMEOUT = 60 * 60 * 24
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
USERSESSIONS_TRACK_ACTIVITY = False
DEMONSTRATION_MAIL_DOMAIN = "demo.invalid"

# To the terminal or the journal: faults with their traceback, never what someone merely asked for wrongly.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"terminal": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["terminal"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["terminal"], "level": "WARNING", "propagate": False},
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "CRITICAL"},  # a bad request, with a traceback of our own code
    },
}

SERVER = "entregent.config.supervisor.serve"
WORKER = "entregent.config.supervisor.run_worker"
