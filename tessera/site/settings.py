"""Django's settings; whatever an operator may choose comes from the environment table."""

from tessera.faces.look import assets
from tessera.site.database import databases
from tessera.site.environment import environment, mode, var
from tessera.site.secrets_kept import kept

ORIGIN = environment("TESSERA_ORIGIN") or (
    f"http://{environment('TESSERA_ADDRESS')}:{environment('TESSERA_PORT')}"
)
HTTPS = ORIGIN.startswith("https://")
PRODUCTION = mode() == "production"
ISSUER = environment("TESSERA_ISSUER")
PAYMENTS = environment("TESSERA_PAYMENTS").rstrip("/")
PAYMENTS_SECRET = environment("TESSERA_PAYMENTS_SECRET") or kept("payments")

DEBUG = False
SECRET_KEY = environment("TESSERA_SECRET_KEY") or kept("django")
ALLOWED_HOSTS = environment("TESSERA_HOSTS").split()
ROOT_URLCONF = "tessera.site.urls"
WSGI_APPLICATION = "tessera.site.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "procrastinate.contrib.django",
    "tessera.site",
    "tessera.couriers",
    "tessera.registry",
    "tessera.desk",
    "tessera.journal",
    "tessera.vault",
    "tessera.people",
]
MIDDLEWARE = [
    "tessera.faces.look.middleware.Trace",
    "django.middleware.gzip.GZipMiddleware",
    "tessera.site.middleware.Protection",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "tessera.site.taking_up.LawInUse",
    "tessera.site.middleware.Moment",
    "tessera.site.middleware.Tongue",
    "tessera.faces.look.visitor.Visits",
    "tessera.faces.look.middleware.Readable",
]

DATABASES = databases()
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
PROCRASTINATE_DATABASE_ALIAS = "courier"

USE_TZ = True
TIME_ZONE = "Europe/Brussels"
USE_I18N = False
LANGUAGE_CODE = "en"

TEMPLATES: list[dict[str, object]] = []  # pages are made by tessera/faces/look/rendering.py

STATIC_URL = assets.address()  # changes with any file, so that browsers may keep them for ever
STATIC_ROOT = assets.FOLDER
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_IMMUTABLE_FILE_TEST = assets.immutable
WHITENOISE_ALLOW_ALL_ORIGINS = False
MEDIA_ROOT = var() / "media"

SESSION_ENGINE = "tessera.people.sessions"
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_FAILURE_VIEW = "tessera.faces.look.errors.stale_form"
CSRF_TRUSTED_ORIGINS = [ORIGIN]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
APPEND_SLASH = False

# Who may tell us who somebody is; the key is part of an address, so it does not change.
LOGIN_ISSUERS = (
    {
        "login": {
            "issuer": ISSUER,
            "client_id": environment("TESSERA_LOGIN_CLIENT"),
            "client_secret": environment("TESSERA_LOGIN_SECRET") or kept("login"),
            "simulated": not PRODUCTION,
        }
    }
    if ISSUER
    else {}
)
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if environment("TESSERA_SMTP_HOST")
    else "django.core.mail.backends.filebased.EmailBackend"
)
EMAIL_FILE_PATH = var() / "mail"
EMAIL_HOST = environment("TESSERA_SMTP_HOST")
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = environment("TESSERA_MAIL_FROM")
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
SILENCED_SYSTEM_CHECKS = ["security.W001", "security.W002"]  # site/middleware.py does both

# The journal's keys stay out of the database; in production the signing key out of the web's reach.
JOURNAL_KEYS = var() / "keys" / "journal"
JOURNAL_ORIGIN = ORIGIN.partition("://")[2] + "/journal"

# The keys letters are sealed with; in production behind a device of their own.
LETTER_SEALS = var() / "keys" / "seals"

# The vault: master keys and files lie beside the database, each with a backup of its own.
VAULT_KEYS = environment("TESSERA_VAULT_KEYS") or var() / "keys" / "vault"
VAULT_FOLDER = environment("TESSERA_VAULT_FOLDER") or var() / "vault"
VAULT_SCANNER = environment("TESSERA_SCANNER")
VAULT_LIMITS = {
    "pdf_bytes": int(environment("TESSERA_PDF_MIB")) << 20,
    "image_bytes": int(environment("TESSERA_IMAGE_MIB")) << 20,
}
