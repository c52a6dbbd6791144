"""What there is to tell of a session: that it is held, has changed or is called off. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone

from adoption.declarations import SessionKind
from notifications import declarations as kinds
from notifications.planning.plan import NOT_BEFORE
from notifications.planning.rhythm import Occasion
from notifications.planning.things import SETTLES, CaseAtHand, only, thing_of
from notifications.planning.world import Thing
from workflows.working_days import WorkingCalendar

CALLED_OFF = "cancelled"
WITH_KAIKUKESKUS = {SessionKind.INFO, SessionKind.TRAINING, SessionKind.FEEDBACK}
"""Sessions that Kaikukeskus holds or is always asked to (R41.1, R41.3, R62)."""
AS_IF_INVITED = frozenset({"as_if_invited"})
"""What was told to whoever chose no invitations, as far as changes are concerned."""


@dataclass(frozen=True, slots=True)
class Former:
    """How a session stood for some time and stands no more."""

    day: date
    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class PlannedSession:
    """A session with how often it was moved (`version`), that and how often it was called off (`number`), when it was last
    written (`at`), of each person told of it by letter, on which occasions, and how it was before it was what it is now.
    `alike` are the versions that were for the day, hour and place of the present one. `starts_at` is not always known.
    """

    pk: int
    kind: str
    date: date
    version: int
    number: int
    withdrawn: bool
    at: datetime
    told: dict[int, frozenset[str]]
    former: tuple[Former, ...] = ()
    alike: frozenset[int] = frozenset()
    starts_at: time | None = None

    @property
    def begins(self) -> datetime | None:
        """The moment from which on nobody can be asked to come; without an hour nobody knows it."""
        return _begins(self.date, self.starts_at) if self.starts_at else None


def of_session(
    case: CaseAtHand, session: PlannedSession, on: date, uninvited: frozenset[int] = frozenset()
) -> Iterator[Thing]:
    """Everybody of the region is asked to what is still to come, and told when it moves or is called off: so are those
    who chose that no invitations come to them (`uninvited`).
    """
    people = set(case.people)
    if session.kind in WITH_KAIKUKESKUS:
        people |= case.advisers
    found = {}
    for person in sorted(people | session.told.keys()):
        told = session.told.get(person, frozenset())
        if not told and person in uninvited and _would_know(case, session, person):
            told = AS_IF_INVITED
        occasion = _of_session(session, told, on)
        if occasion and (person in people or occasion.kind is kinds.SESSION_CANCELLED):
            found[person] = occasion
    life = {"until": session.date, "told": frozenset(found)}
    for person, occasion in found.items():
        because = "asked" if person in people else "was_asked"
        able, days = case.asked_alike(person), _days(session, occasion)
        about = f"session:{session.pk}"
        yield thing_of(case, person, about, only(occasion), able, because, days=days, **life)


def _days(session: PlannedSession, occasion: Occasion) -> frozenset[date]:
    """On which days the session is or, as far as the person was told, may be. What is called off is told at once."""
    if occasion.kind is kinds.SESSION_CANCELLED:
        return frozenset()
    before = {one.day for one in session.former} if occasion.kind is not kinds.INVITATION else set()
    return frozenset({session.date} | before)


def _would_know(case: CaseAtHand, session: PlannedSession, person: int) -> bool:
    """Whether an invitation would have told the person of what the session is no more."""
    for former in session.former:
        joined = case.since.get(person, timezone.localdate(former.since))
        settled = max(former.since + SETTLES, _begins(joined))
        if _letters_leave(settled, case.calendar) < former.until:
            return True
    return False


def _letters_leave(at: datetime, calendar: WorkingCalendar) -> datetime:
    """The first moment from then on at which letters are written."""
    day = calendar.next_working_day(timezone.localdate(at))
    return max(at, _begins(day, NOT_BEFORE))


def _begins(day: date, hour: time = time()) -> datetime:
    return timezone.make_aware(datetime.combine(day, hour))


def _of_session(session: PlannedSession, told: frozenset[str], on: date) -> Occasion | None:
    """The one occasion of a session that is to come: an invitation, or what has changed since it; also that it is held
    after all, to whoever was told that it is not. Once it has begun, it is told only that it is called off.
    """
    if session.date < on or (session.withdrawn and not told):
        return None
    day = timezone.localdate(session.at)
    days = (("session", session.date), ("recorded", day))
    ready, known = session.at + SETTLES, _known(session, told)
    if session.withdrawn:
        key = known or f"{CALLED_OFF}/v{session.number}"
        return Occasion(day, kinds.SESSION_CANCELLED, key, ready, days)
    called_off = len(_called_off(told))
    key = known or f"v{session.version}" + f"/{called_off}" * bool(called_off)
    return Occasion(day, _kind_of(told), key, ready, days, over=session.begins)


def _kind_of(told: frozenset[str]) -> kinds.Kind:
    """What it is to whoever was told so much that the session is to be held as it is now."""
    if not told:
        return kinds.INVITATION
    off = _called_off(told) and not _held_since(told)
    return kinds.SESSION_AFTER_ALL if off else kinds.SESSION_MOVED


def _known(session: PlannedSession, told: frozenset[str]) -> str:
    """The occasion on which the person was told last, if that says how the session stands: what changed and changed back
    before any letter left is told to nobody.
    """
    called_off, since = _called_off(told), _held_since(told)
    if session.withdrawn:
        return called_off[-1] if called_off and not since else ""
    last = max(since, key=_number, default="")
    return last if last and _number(last) in session.alike else ""


def _called_off(told: frozenset[str]) -> list[str]:
    """The occasions on which it was told that the session is called off, in their order."""
    return sorted((key for key in told if key.startswith(CALLED_OFF)), key=_number)


def _held_since(told: frozenset[str]) -> list[str]:
    """Those on which it was told since the last of these how the session is held."""
    return [key for key in told if key.startswith("v") and _after(key) == len(_called_off(told))]


def _number(key: str) -> int:
    """Of the version that an occasion told of, or of the calling off."""
    return int(key.removeprefix(f"{CALLED_OFF}/").partition("/")[0].removeprefix("v"))


def _after(key: str) -> int:
    """How often the session had been called off, as far as the person was told, when a version of it was told."""
    return int(key.partition("/")[2] or 0)
