"""Letters that wait for the mail server are looked at again, and those that are no longer so are taken out of the queue."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import DateTimeField, Max, Q, QuerySet, Subquery, Value, prefetch_related_objects
from django.db.models.functions import Coalesce, Least
from django.utils import timezone
from post_office.models import STATUS, Email

from accounts.models import Absence
from adoption.models import Contact
from notifications.declarations import DIGEST
from notifications.models import Letter, LetterItem
from notifications.planning.plan import letters_due
from notifications.queries.cases_at_hand import Calendars
from notifications.queries.world import BATCH, world_of
from notifications.services.addresses import refuse
from workflows.models import CaseEvent

FRESH = timedelta(minutes=5)
"""What was written so lately is true still, unless something happened in its region."""
LOOKED_AT_EVERY = timedelta(minutes=1)
"""Letters leave one after another for so long before they are looked at again."""
DIGEST_LASTS = timedelta(hours=1)

Happened = dict[int, datetime]
"""When the last thing happened in a case, by its key."""


def withdraw_untrue(now: datetime, *, older: bool = True) -> int:
    """Take out of the queue what is no longer so: of another day, of something done meanwhile, to an old address.

    What is still to be told in it is told in another letter. Called by whoever has the lease: no letter that is
    withdrawn is on its way. Without `older` only letters of regions are looked at in which something has just happened.
    Returns how many were withdrawn.
    """
    happened, calendars = _happened_lately(now), Calendars.read()
    withdrawn = 0
    for letters in _by_batch(_to_look_at(happened, now, older=older)):
        prefetch_related_objects(letters, "items")
        if untrue := _untrue(letters, happened, now, calendars):
            withdrawn += withdraw(untrue, now)
    return withdrawn


def _happened_lately(now: datetime) -> Happened:
    """In the last hour, or since the oldest letter was written that waits."""
    oldest = Subquery(Letter.objects.queued().order_by("made_at").values("made_at")[:1])
    hour_ago = Value(now - DIGEST_LASTS, output_field=DateTimeField())
    since = Least(Coalesce(oldest, hour_ago), hour_ago)
    events = CaseEvent.objects.filter(at__gte=since, at__lte=now).order_by()
    return dict(events.values_list("case").annotate(Max("at")))


def _to_look_at(happened: Happened, now: datetime, *, older: bool) -> QuerySet[Letter]:
    """Letters that leave next: those that waited, and those of cases, or of people of cases, that have just gone on. They come
    without their texts, which are long.
    """
    cases = [case for case, at in happened.items() if at >= now - FRESH]
    wanted = Q(items__case__in=cases) | Q(recipient__contacts__adoption__case__in=cases)
    if cases:  # a worker's digest names what waits for any worker
        wanted |= Q(recipient__is_kaikukeskus=True)
    put_off = Q(email__scheduled_time__lte=now + LOOKED_AT_EVERY)  # and to leave before the next look
    wanted |= put_off
    leaving = Letter.objects.queued().filter(Q(email__scheduled_time=None) | put_off)
    if older:  # and what else is written to whoever is to be told of it today: it is told in one letter
        wanted |= _to_readers_of(leaving.filter(made_at__lt=now - FRESH), timezone.localdate(now))
    keys = leaving.filter(wanted).order_by().values("pk")
    letters = Letter.objects.filter(pk__in=keys).order_by("recipient").select_related("recipient", "email")
    return letters.defer("email__message", "email__html_message", "explanation")


def _to_readers_of(older: QuerySet[Letter], today: date) -> Q:
    """Letters to their readers, and to those who read of it instead: whoever is back since, or a deputy since then."""
    persons = older.values("items__person")
    deputies = Absence.objects.on(today).filter(person__in=persons).values("deputy")
    return Q(recipient__in=older.values("recipient")) | Q(recipient__in=persons) | Q(recipient__in=deputies)


def _by_batch(letters: Iterable[Letter]) -> Iterator[list[Letter]]:
    """Letters of many people of regions together, of each worker of Kaikukeskus alone: as their worlds are read."""
    local, workers = [], defaultdict(list)
    for letter in letters:
        (workers[letter.recipient_id] if letter.recipient.is_kaikukeskus else local).append(letter)
    yield from (local[start : start + BATCH] for start in range(0, len(local), BATCH))
    yield from workers.values()


def _untrue(letters: list[Letter], happened: Happened, now: datetime, calendars: Calendars) -> list[Letter]:
    """Those that would not be written now as they are."""
    readers = sorted({letter.recipient_id for letter in letters})
    world = world_of(readers, now, calendars, without=[letter.pk for letter in letters])
    due = {letter.key: {item.told for item in letter.items} for letter in letters_due(world, now)}
    regions = _regions_of({one.recipient_id for one in letters if one.kind == DIGEST})
    return [
        letter
        for letter in letters
        if _is_untrue(letter, due, now)
        or _has_gone_on(letter, happened)
        or (letter.kind == DIGEST and _is_stale(letter, regions[letter.recipient_id], happened, now))
    ]


def _is_untrue(letter: Letter, due: dict[str, set], now: datetime) -> bool:
    said = {(item.person_id, item.about, item.occasion) for item in letter.items.all()}
    return (
        letter.day != timezone.localdate(now)
        or due.get(letter.key) != said
        or letter.email.to != [letter.recipient.email]
        or letter.language != letter.recipient.language
    )


def _has_gone_on(letter: Letter, happened: Happened) -> bool:
    """Whether something happened since in a case that it tells of: who has a task, or when it is due, may be another."""
    return any(
        item.case_id in happened and happened[item.case_id] > letter.made_at for item in letter.items.all()
    )


def _is_stale(digest: Letter, regions: set[int], happened: Happened, now: datetime) -> bool:
    """A digest names all that is open: it is written anew when that may have changed. To a worker of Kaikukeskus any region
    may be named.
    """
    gone_on = {case for case, at in happened.items() if at >= digest.made_at}
    named = gone_on if digest.recipient.is_kaikukeskus else gone_on & regions
    return digest.made_at < now - DIGEST_LASTS or bool(named)


def _regions_of(readers: set[int]) -> dict[int, set[int]]:
    """The cases of which each is, or was, a contact: who has just left one may be told of it still. One query, if there are
    any readers.
    """
    found = defaultdict(set)
    for reader, case in Contact.objects.filter(user__in=readers).values_list("user", "adoption__case"):
        found[reader].add(case)
    return found


@transaction.atomic
def take_undeliverable(letter: Letter, said: str, now: datetime) -> None:
    """The letter's address takes no letters, as a mail server said: what it told is told once the address is mended, or to
    whoever reads for the person by then.
    """
    Email.objects.filter(pk=letter.email_id).update(status=STATUS.failed, scheduled_time=None)
    refuse(letter.recipient, letter.email.to[0], said, now=now)
    withdraw([letter], now)


def give_back_refused(now: datetime) -> int:
    """What the mail server refused on a day before is told in another letter, as far as it is still to be told. Returns how
    many letters there were.
    """
    refused = Letter.objects.standing().filter(email__status=STATUS.failed, day__lt=timezone.localdate(now))
    return withdraw(list(refused.only("pk")), now)


@transaction.atomic
def withdraw(letters: list[Letter], now: datetime) -> int:
    """The letters stay on record, their items may be told again. Returns how many letters there were."""
    keys = [letter.pk for letter in letters]
    LetterItem.objects.filter(letter__in=keys).delete()
    emails = Email.objects.filter(letter__in=keys, status__in=(STATUS.queued, STATUS.requeued))
    emails.delete()
    return Letter.objects.filter(pk__in=keys).update(withdrawn_at=now)
