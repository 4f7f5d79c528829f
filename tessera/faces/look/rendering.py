"""One page from one template: sentences, dates and addresses in the language of the page."""

from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.templatetags.static import static
from django.urls import reverse
from jinja2 import Environment, FileSystemLoader, PrefixLoader, StrictUndefined
from markupsafe import Markup, escape

from tessera.desk.places import state_key
from tessera.faces.look import tongue
from tessera.words import countries, dates, money
from tessera.words.languages import Language, Text
from tessera.words.sentences import say

FACES = Path(__file__).parents[1]
BRUSSELS = ZoneInfo("Europe/Brussels")
NO_STORE = "no-store, private"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What every template may know of the page it is part of."""

    request: HttpRequest
    language: Language

    @property
    def path(self) -> str:
        return self.request.path_info

    @property
    def others(self) -> tuple[tuple[Language, str], ...]:
        """Each language with the address of this same page in it."""
        here = self.request.get_full_path()
        return tuple((other, tongue.same_page_in(here, other)) for other in Language)

    @property
    def whole_others(self) -> tuple[tuple[Language, str], ...]:
        """The same with host, as search engines want their alternates."""
        whole = self.request.build_absolute_uri
        return tuple((other, whole(address)) for other, address in self.others)


_page: ContextVar[Page] = ContextVar("page")


def page(
    request: HttpRequest,
    template: str,
    *,
    status: int = HTTPStatus.OK,
    public: bool = False,
    **values: object,
) -> HttpResponse:
    """Answer with `face/name.html`. Only a `public` page may be stored by a browser."""
    response = HttpResponse(rendered(request, template, values), status=status)
    response["Content-Language"] = tongue.language_of(request).value
    response["Cache-Control"] = "private, no-cache" if public else NO_STORE
    return response


def rendered(request: HttpRequest, template: str, values: Mapping[str, object]) -> str:
    here = Page(request=request, language=tongue.language_of(request))
    token = _page.set(here)
    try:
        return environment().get_template(template).render(page=here, **values)
    finally:
        _page.reset(token)


@cache
def environment() -> Environment:
    """Every face brings a folder `templates`; its name is the first part of theirs."""
    folders = sorted(folder for folder in FACES.iterdir() if (folder / "templates").is_dir())
    loader = PrefixLoader({f.name: FileSystemLoader(f / "templates") for f in folders})
    made = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=settings.DEBUG,
    )
    made.globals.update(
        say=said_here,
        say_in=say,
        to=to,
        asset=static,
        csrf=csrf,
        once=once,
        spoken=spoken,
        state_key=state_key,
        languages=tuple(Language),
        countries=lambda: countries.countries(here()),
        nationalities=lambda: countries.nationalities(here()),
    )
    made.filters.update(
        {name: _in_this_language(write) for name, write in WRITTEN.items()},
        said=said,
        said_pairs=lambda pairs: [(value, said(text)) for value, text in pairs],
        date_parts=date_parts,
        instant=instant,
        time_tag=time_tag,
    )
    return made


WRITTEN: Mapping[str, Callable[[Any, Language], str]] = {
    "day": dates.day,
    "weekday": dates.weekday,
    "short_day": dates.short,
    "month": dates.month,
    "money": lambda sum_, language: money.money(Decimal(sum_), language),
    "number": money.number,
    "country": countries.country,
    "nationality": countries.nationality,
}


def _in_this_language(write: Callable[[Any, Language], str]) -> Callable[[Any], str]:
    return lambda value: write(value, here())


def here() -> Language:
    """The language of the page being made."""
    return _page.get().language


def said_here(key: str, /, **values: object) -> str:
    """A sentence in the language of the page; marked-up values stay markup, others are escaped."""
    marked = {name for name, value in values.items() if hasattr(value, "__html__")}
    if not marked:
        return say(key, here(), **values)
    places = {name: f"\ue000{name}\ue001" for name in marked}
    sentence = str(escape(say(key, here(), **{**values, **places})))
    for name, place in places.items():
        sentence = sentence.replace(place, str(values[name]))
    return Markup(sentence)  # noqa: S704 - escaped above, but for values that are markup already


def said(text: Text) -> str:
    return text.said_in(here())


def date_parts(values: Mapping[str, str], name: str) -> dict[str, str]:
    """The three typed fields of a day, as the field of a form takes them."""
    return {part: values.get(f"{name}-{part}", "") for part in ("day", "month", "year")}


def to(name: str, /, **places: object) -> str:
    """The address of a page in this language: `to("public:check", step="pay")`."""
    return reverse(name, kwargs={"lang": here().value, **places})


def csrf() -> Markup:
    return Markup('<input type="hidden" name="csrfmiddlewaretoken" value="{}">').format(
        get_token(_page.get().request)
    )


def once() -> Markup:
    """A key for one sending of a form: a double click repeats the key, not the act."""
    return Markup('<input type="hidden" name="once" value="{}">').format(uuid4())


def spoken(text: object, language: Language | str) -> Markup:
    """A fragment in its own language, so that it is read aloud in that language."""
    if Language(language) is here():
        return Markup("{}").format(text)
    return Markup('<span lang="{}">{}</span>').format(Language(language).value, text)


def instant(at: datetime) -> str:
    """A moment as Brussels clocks show it, to the minute."""
    return dates.moment(at.astimezone(BRUSSELS), here())


def time_tag(value: date | datetime) -> Markup:
    written = instant(value) if isinstance(value, datetime) else dates.day(value, here())
    return Markup('<time datetime="{}">{}</time>').format(value.isoformat(), written)


def once_key(request: HttpRequest) -> str | None:
    """The key of the form that was sent, for `record(..., key=...)`."""
    return request.POST.get("once") or None
