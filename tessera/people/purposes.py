"""Why somebody looks. There is no reading without one of these."""

from enum import StrEnum


class Purpose(StrEnum):
    """Told to the people concerned in plain words (`looks.purpose-...`)."""

    OWN_DOSSIER = "own-dossier"
    WORK_LIST = "work-list"
    EXAMINATION = "examination"
    REVIEW = "review"
    SEARCH = "search"
    VISA = "visa"
    REGISTRATION = "registration"
    AUDIT = "audit"
    EXPORT = "export"
    SUPPORT = "support"
    LEGISLATION = "legislation"


class Channel(StrEnum):
    """How somebody looks."""

    PAGE = "page"
    API = "api"
    CONSOLE = "console"
