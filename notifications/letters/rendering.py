"""Letters as subject, plain text and HTML, in their reader's language.

Each item is rendered from its kind's three templates, or from what Kaikukeskus wrote instead of one of them; the
letters around them are `templates/letters/letter.txt` and `letter.html`.
"""

import logging
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from html import unescape

from django.conf import settings
from django.template import Context, Engine, Template
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import ngettext, override

from accounts.forms import in_one_line
from notifications.calendar.events import CANCEL, REQUEST, invitation
from notifications.declarations import DIGEST, SESSION_CANCELLED
from notifications.letters.digest import Digest
from notifications.letters.said import Said
from notifications.letters.sources import source_in
from notifications.links import Purpose, link_to
from notifications.models.texts import Part
from notifications.planning.plan import Planned
from notifications.planning.world import World
from notifications.queries.names import Names
from workflows.items import kind_of, pk_of

log = logging.getLogger(__name__)

SUBJECT_AT_MOST = 200
SOFT_HYPHEN = "\N{SOFT HYPHEN}"
IN_FULL = 5
"""So many items a letter says in full; of the others, which are less urgent, it says what they are, for whom and why."""


@dataclass(frozen=True)
class Written:
    """A letter, ready for the queue. `calendar` is an iCalendar text, `unsubscribe` an address for one click; `parts` says of
    a digest how many things each part names.
    """

    subject: str
    text: str
    html: str
    language: str
    calendar: str = ""
    unsubscribe: str = ""
    parts: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Short:
    """An item of which only its subject is rendered."""

    said: Said
    subject: str


@dataclass(frozen=True)
class Body:
    """An item with its parts rendered."""

    said: Said
    subject: str
    text: str
    html: SafeString


def written(planned: Planned, world: World, names: Names, now: datetime) -> Written:
    """The letter in its reader's language. Asks nothing of the database."""
    reader = names.people[planned.reader]
    with override(reader.language):
        today = timezone.localdate(now)
        said = [Said(item, reader, world, names, now, today) for item in planned.items]
        bodies = [_body(one, names.texts) for one in said[:IN_FULL]]
        digest = _digest(planned, reader, world, names, today)
        subject = _as_subject(_subject(bodies, len(said) - 1, digest))
        stop = _stop(planned, reader, now)
        context = {
            "subject": subject,
            "reader": reader,
            "bodies": bodies,
            "several": len(bodies) > 1 or digest is not None,
            "others": [_short(one, names.texts) for one in said[IN_FULL:]],
            "digest": digest,
            "parts": digest.parts if digest else (),
            "adviser": _adviser(bodies, reader),
            "choices_url": settings.SITE_ADDRESS + _path("notifications:choices"),
            "inbox_url": settings.SITE_ADDRESS + _path("workflows:inbox"),
            "stop_url": stop,
            "language": reader.language,
        }
        text = _rendered("letters/letter.txt", reader.language, context)
        html = _rendered("letters/letter.html", reader.language, context)
        parts = digest.counts if digest else ()
        return Written(subject, text, html, reader.language, _calendar(bodies, reader, now), stop, parts)


def _digest(planned: Planned, reader, world: World, names: Names, today: date) -> Digest | None:
    if planned.kind != DIGEST:
        return None
    abouts = (item.thing.about for item in planned.items)
    told = frozenset(pk_of(about) for about in abouts if kind_of(about) == "task")
    return Digest(reader, world, names, today, told)


def _subject(bodies: list[Body], more: int, digest: Digest | None) -> str:
    """Of a digest what waits for its reader, if something does; else what the most urgent item says, and how many more there
    are.
    """
    if digest and (digest.waits_for_reader or not bodies):
        return digest.waits_for_reader or digest.waits_for_others
    first = bodies[0].subject
    if not more:
        return first
    words = ngettext("%(first)s, and %(more)d more", "%(first)s, and %(more)d more", more)
    return words % {"first": first, "more": more}


def _as_subject(words: str) -> str:
    """Fit for a header: no line breaks, no longer than mail programs show."""
    line = in_one_line(words.replace(SOFT_HYPHEN, ""))
    return line if len(line) <= SUBJECT_AT_MOST else f"{line[: SUBJECT_AT_MOST - 1]}…"


def _body(said: Said, texts: dict) -> Body:
    subject, text, html = (rendered_part(said, part, texts) for part in Part)
    return Body(said, _as_subject(subject), text.strip(), mark_safe(html))


def _short(said: Said, texts: dict) -> Short:
    return Short(said, _as_subject(rendered_part(said, Part.SUBJECT, texts)))


def rendered_part(said: Said, part: Part, texts: dict) -> str:
    """One part of an item, in the language that is active: as edited, or from its file, also if what was edited fails or
    says nothing of this item.
    """
    source = texts.get((said.kind.name, said.reader.language, part.value))
    if source is not None:
        try:
            text = rendered_source(said, part, source)
        except Exception:
            log.exception("An edited text of %s fails: that of the site is used.", said.kind.name)
        else:
            if not says_nothing(part, text):
                return text
            log.error("An edited text of %s says nothing: that of the site is used.", said.kind.name)
    context = {"item": said, "reader": said.reader}
    return _rendered(f"letters/{said.kind.name}/{part.value}", said.reader.language, context)


def says_nothing(part: Part, text: str) -> bool:
    """Whether no words are left of a rendered part."""
    return not (unescape(strip_tags(text)) if part is Part.HTML else text).split()


def _rendered(name: str, language: str, context: dict) -> str:
    """Without places at which long words may break: plain text and subjects would show them."""
    text = _in_language(name, language).render(Context(context, autoescape=name.endswith(".html")))
    return text.replace(SOFT_HYPHEN, "")


@cache
def _in_language(name: str, language: str) -> Template:
    """A template of the site whose sentences are looked up once, and not in every letter."""
    return Template(source_in(name, language), engine=_engine())


_path = cache(reverse)


def rendered_source(said: Said, part: Part, source: str) -> str:
    """One part of an item from an edited text. Raises `TemplateSyntaxError` for a text that is no template."""
    context = {"item": said, "reader": said.reader}
    return _edited(source).render(Context(context, autoescape=part is Part.HTML))


@lru_cache(maxsize=200)
def _edited(source: str) -> Template:
    """A text of Kaikukeskus as a template that reaches nothing but what it is given: no files, no other tags."""
    return Template(source, engine=_engine())


@cache
def _engine() -> Engine:
    return Engine(loaders=[], libraries={}, builtins=["django.templatetags.i18n"])


def _adviser(bodies: list[Body], reader):
    """Whom to ask: the adviser of the first region that has one."""
    advisers = (body.said.case.adviser for body in bodies)
    return next((one for one in advisers if one and one != reader), None)


def _stop(planned: Planned, reader, now: datetime) -> str:
    """The address that stops the digest at one click."""
    if planned.kind != DIGEST:
        return ""
    return link_to(Purpose.UNSUBSCRIBE, person_id=reader.pk, thing=DIGEST, now=now)


def _calendar(bodies: list[Body], reader, now: datetime) -> str:
    """The session of a letter that invites to one, moves it or calls it off."""
    said = bodies[0].said if len(bodies) == 1 else None
    if said is None or said.session is None:
        return ""
    return invitation(
        said.session,
        method=CANCEL if said.kind is SESSION_CANCELLED else REQUEST,
        sequence=said.names.versions.get(said.session.pk, 0),
        organizer=settings.DEFAULT_FROM_EMAIL,
        attendee=reader,
        now=now,
    )
