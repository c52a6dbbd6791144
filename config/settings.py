"""How the site is put together. Everything that differs between places comes from the environment."""

import os
from datetime import timedelta
from pathlib import Path

import dj_database_url
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from config.environment import number, several
from config.secret import secret_key

ROOT = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("KAIKUPOLKU_VAR") or ROOT / "var")
NODE_MODULES = ROOT / "node_modules"

DEBUG = os.environ.get("KAIKUPOLKU_DEBUG") == "1"
DEMONSTRATION = os.environ.get("KAIKUPOLKU_DEMO") == "1"
SECRET_KEY = os.environ.get("SECRET_KEY") or secret_key(VAR / "secret-key")
# Former keys: what they signed, such as the links in letters, stays good.
SECRET_KEY_FALLBACKS = several("SECRET_KEY_FALLBACKS")
ALLOWED_HOSTS = several("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = several("CSRF_TRUSTED_ORIGINS")
HTTPS = os.environ.get("KAIKUPOLKU_HTTPS") == "1"
# Where people reach the site, as letters and calendars write it: scheme and host.
SITE_ADDRESS = os.environ.get("KAIKUPOLKU_ADDRESS", "http://localhost:8000").rstrip("/")
LINK_DAYS = number("KAIKUPOLKU_LINK_DAYS", 30)  # for so long a link in a letter is good

INSTALLED_APPS = [
    "config",
    "notifications",
    "workflows",
    "commitments",
    "adoption",
    "accounts",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "django_htmx",
    "post_office",
    "rules",
    "simple_history",
    "viewflow",
    "viewflow.workflow",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "config.middleware.OwnContentOnly",
    "accounts.middleware.OwnLanguage",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "config.shell.shell",
            ],
        },
    },
]
FORM_RENDERER = "config.forms.AccessibleForms"

DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("DATABASE_URL") or f"sqlite:///{VAR / 'kaikupolku.sqlite3'}", conn_max_age=60
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # One writer at a time, who waits in line from its first statement; readers are never held up.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    # All of it fits into memory, and our questions have many small parts. PostgreSQL takes both for dear: it would read
    # whole tables for twenty rows, and compile a question for longer than it then runs.
    DATABASES["default"].setdefault("OPTIONS", {})["options"] = (
        "-c jit=off -c seq_page_cost=0.2 -c random_page_cost=0.2"
    )
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "accounts.adapter.ByInvitation"
ACCOUNT_FORMS = {"login": "accounts.forms.AddressForm", "confirm_login_code": "accounts.forms.CodeForm"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_REQUIRED = False
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "request_login_code": "20/m/ip,3/m/key",
    "contact": os.environ.get("KAIKUPOLKU_CONTACT_RATE") or "5/h/ip",
    "link": "30/m/ip",
}
# How many proxies of our own stand before the site: so many addresses of X-Forwarded-For are trusted.
ALLAUTH_TRUSTED_PROXY_COUNT = number("KAIKUPOLKU_PROXIES", 0, least=0)
SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 30 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REDIRECT_EXEMPT = [r"^health/$"]  # whoever watches from the same machine asks without HTTPS
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

LANGUAGE_CODE = "fi"
LANGUAGES = [("fi", _("Finnish")), ("sv", _("Swedish")), ("en", _("English"))]
TIME_ZONE = "Europe/Helsinki"
USE_TZ = True
LOCALE_PATHS = [ROOT / "config" / "locale"]
FORMAT_MODULE_PATH = ["config.formats"]

STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [
    ("hds-core", NODE_MODULES / "hds-core" / "lib"),
    ("font", NODE_MODULES / "@fontsource" / "atkinson-hyperlegible-next"),
    ("htmx", NODE_MODULES / "htmx.org" / "dist"),
]
WHITENOISE_USE_FINDERS = True

EMAIL_HOST = os.environ.get("EMAIL_HOST", "")
EMAIL_PORT = number("EMAIL_PORT", 25)
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("EMAIL_USE_TLS") == "1"
EMAIL_FILE_PATH = VAR / "letters"
# The demonstration's people are invented: nothing to them leaves the machine.
HAS_MAIL_SERVER = bool(EMAIL_HOST) and not DEMONSTRATION
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if HAS_MAIL_SERVER else 'filebased'}.EmailBackend"
EMAIL_TIMEOUT = 30
# One letter at a time: what the mail server took is on record before the next one leaves. What it puts off is tried every
# quarter of an hour for two days; older letters are written anew.
POST_OFFICE = {
    "BACKENDS": {"default": "notifications.mail.LetterBackend"},
    "BATCH_SIZE": 1,
    "THREADS_PER_PROCESS": 1,
    "MAX_RETRIES": 200,
    "RETRY_INTERVAL": timedelta(minutes=15),
    "LOG_LEVEL": 1,
    # What is urgent first, and what was put off last: it must not keep the rest waiting.
    "SENDING_ORDER": ["-priority", F("number_of_retries").asc(nulls_first=True), "pk"],
}
RUN_LATE_MINUTES = number("KAIKUPOLKU_RUN_LATE_MINUTES", 90)  # so long after a run all is well
PING_URL = os.environ.get("KAIKUPOLKU_PING_URL", "")  # asked for after every run after which all is well
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", "Kaikupolku <kaikupolku@localhost>")

# Said on the public pages; what is not known yet is left empty, and the page says so.
ACCESSIBILITY_SUPERVISOR = os.environ.get("ACCESSIBILITY_SUPERVISOR", "")
DATA_CONTROLLER = os.environ.get("DATA_CONTROLLER", "")
FEEDBACK_ADDRESS = os.environ.get("FEEDBACK_ADDRESS", "")
SOURCE_CODE_URL = os.environ.get("SOURCE_CODE_URL", "")

# Called by the log, in the same transaction, with every event: the one call that goes up.
CASE_EVENT_LISTENERS = ["notifications.services.notices.on_case_event"]

# Its own pages and their middleware are not used: the pages of tasks are ours.
VIEWFLOW = {"AUTOREGISTER": False}

# Holds, among others, the drawn lines and cards of regions, a kilobyte each.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}
SILENCED_SYSTEM_CHECKS = ["account.W001"]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "links": {"()": "config.logs.WithoutLinks"},
        "reasons": {"()": "config.logs.ReasonInOneLine"},
    },
    "formatters": {
        "visits": {
            "()": "django.utils.log.ServerFormatter",
            "format": "[{server_time}] {message}",
            "style": "{",
        }
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "filters": ["reasons", "links"]},
        "visits": {"class": "logging.StreamHandler", "filters": ["reasons", "links"], "formatter": "visits"},
    },
    "loggers": {
        "django.server": {"handlers": ["visits"], "level": "INFO", "propagate": False},
        # By itself it says six lines of every letter, and each of them twice.
        "post_office": {"handlers": ["console"], "level": "WARNING", "propagate": False},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
}
