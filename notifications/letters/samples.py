"""Every letter as it would be of an invented region, to be looked at: made without the database, always the same.

Names are as awkward as real ones are: ampersands, quotes and angle brackets have to come out as they were written.
"""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from accounts.models import User
from adoption.declarations import Mode, SessionKind, Turn
from adoption.models import Adoption, Region, Session
from notifications import declarations as kinds
from notifications.declarations import DIGEST, KINDS, Kind
from notifications.letters.rendering import Written, written
from notifications.letters.said import Said
from notifications.models import Notification
from notifications.planning.plan import DAY, Item, Planned
from notifications.planning.rhythm import Occasion
from notifications.planning.things import CaseAtHand, Notice, OpenTask
from notifications.planning.world import Reader, Thing, World
from notifications.queries.names import Names
from notifications.queries.watched import Watched
from workflows.items import key_of
from workflows.models import AdoptionCase, CaseEvent
from workflows.stages import Stage
from workflows.working_days import WorkingCalendar

NOW = datetime(2026, 3, 9, 7, 5, tzinfo=ZoneInfo("Europe/Helsinki"))
"""A Monday."""
TODAY = NOW.date()
READER, COLLEAGUE, OTHER_SIDE, ADVISER = 1, 2, 3, 4
REGION, SECOND_REGION = 1, 2
LETTERS = {kind.name: ((kind,), READER) for kind in KINDS} | {
    "several": ((kinds.OVERDUE, kinds.DUE_TODAY, kinds.ASSIGNED), READER),
    "many": (tuple(kind for kind in KINDS if not kind.urgent), COLLEAGUE),
    "deputy": ((kinds.DUE_SOON,), COLLEAGUE),
    "digest": ((kinds.OVERDUE, kinds.ASSIGNED), READER),
    "centre_digest": ((), ADVISER),
}
"""By name, what each letter tells of, and to whom. The colleague reads also for the reader of the others, who is away."""

Texts = Mapping[tuple[str, str, str], str]

_CALENDAR = WorkingCalendar()
_TELLS = {
    kinds.ASSIGNED: ("task:1", f"turn:{Turn.CULTURE}"),
    kinds.HANDED_OVER: ("task:2", "holds"),
    kinds.TAKEN_BACK: ("notice:3", "was_told"),
    kinds.DUE_SOON: ("task:3", "holds"),
    kinds.DUE_TODAY: ("task:4", f"turn:{Turn.COORDINATOR}"),
    kinds.OVERDUE: ("task:5", "holds"),
    kinds.OTHERS_OVERDUE: ("task:6", "other_side"),
    kinds.INVITATION: ("session:1", "asked"),
    kinds.SESSION_MOVED: ("session:2", "asked"),
    kinds.SESSION_CANCELLED: ("session:3", "asked"),
    kinds.SESSION_AFTER_ALL: ("session:3", "asked"),
    kinds.PILOT_ENDS: ("pilot:1", f"turn:{Turn.CULTURE}"),
}
"""Of what each kind tells, and why the reader; any other tells of a task of the reader's."""
_EVERYBODY = frozenset({READER, COLLEAGUE, OTHER_SIDE, ADVISER})
_TOLD = {
    kinds.TAKEN_BACK: frozenset({READER, COLLEAGUE}),
    kinds.INVITATION: _EVERYBODY,
    kinds.SESSION_MOVED: _EVERYBODY,
    kinds.SESSION_CANCELLED: _EVERYBODY,
    kinds.SESSION_AFTER_ALL: _EVERYBODY,
    kinds.PILOT_ENDS: frozenset({READER, COLLEAGUE, OTHER_SIDE}),
}
"""Of what is no task, all who are told."""
_DAYS = {kinds.PILOT_ENDS: (("pilot_ends", TODAY + timedelta(days=30)),)}


def samples(language: str, texts: Texts | None = None) -> dict[str, Written]:
    """Every letter by its name in `LETTERS`, in the language; `texts` are what Kaikukeskus edited."""
    return {name: sample(name, language, texts) for name in LETTERS}


def sample(name: str, language: str, texts: Texts | None = None) -> Written:
    """One letter by its name in `LETTERS`."""
    told, reader = LETTERS[name]
    kind = DIGEST if name.endswith(DIGEST) else told[0].name if len(told) == 1 else DAY
    items = tuple(_item(one, reader) for one in sorted(told, key=lambda one: one.rank))
    return written(Planned(name, kind, reader, TODAY, items), _world(), _names(language, texts), NOW)


def said_of(kind: Kind, language: str) -> Said:
    """What templates of the kind are given as `item`."""
    names = _names(language, None)
    return Said(_item(kind, READER), names.people[READER], _world(), names, NOW, TODAY)


def _item(kind: Kind, reader: int) -> Item:
    about, because = _TELLS.get(kind, ("task:3", "holds"))
    key = f"{kind.name}/{about[-1]}"
    told = _TOLD.get(kind, frozenset())
    person = reader if reader in told | _asked(about) else READER
    thing = Thing(person, REGION, about, lambda: iter(()), _CALENDAR, because=because, told=told)
    return Item(thing, Occasion(TODAY, kind, key, days=_DAYS.get(kind, ())))


def _asked(about: str) -> frozenset[int]:
    """Of a task, those for whom it waits."""
    asked = (notice for task in _tasks() if key_of("task", task.pk) == about for notice in task.notices)
    return frozenset(notice.person for notice in asked)


def _world() -> World:
    away = ((TODAY, TODAY + timedelta(days=4), COLLEAGUE),)
    readers = {pk: Reader(pk, _CALENDAR) for pk in (COLLEAGUE, OTHER_SIDE, ADVISER)}
    return World(
        readers={READER: Reader(READER, _CALENDAR, away=away), **readers},
        things=(),
        calendar=_CALENDAR,
        cases={REGION: _case_at_hand(REGION), SECOND_REGION: _case_at_hand(SECOND_REGION)},
        tasks={task.pk: (REGION, task) for task in _tasks()},
    )


def _case_at_hand(pk: int) -> CaseAtHand:
    everybody = {Turn.LOCAL, Turn.ANYONE}
    people = {
        READER: frozenset({Turn.CULTURE, Turn.COORDINATOR, *everybody}),
        COLLEAGUE: frozenset({Turn.CULTURE, *everybody}),
        OTHER_SIDE: frozenset({Turn.CARE, *everybody}),
    }
    return CaseAtHand(pk, _CALENDAR, False, people, frozenset({READER}), ADVISER, frozenset({ADVISER}))


def _tasks() -> list[OpenTask]:
    return [
        _task(1, "appoint_culture", Turn.CULTURE, None, 18, READER, COLLEAGUE),
        _task(2, "report_onboarding", Turn.LOCAL, READER, 35, READER, item="site:1"),
        _task(3, "confirm_attendance_culture", Turn.CULTURE, READER, 7, READER),
        _task(4, "plan_workshop", Turn.COORDINATOR, None, 0, READER),
        _task(5, "name_statistics_person", Turn.COORDINATOR, READER, -7, READER),
        _task(6, "appoint_care", Turn.CARE, OTHER_SIDE, -21, OTHER_SIDE),
        _task(7, "plan_training", Turn.CENTRE, None, 3, ADVISER),
    ]


def _task(pk: int, act: str, turn: Turn, owner, due_in: int, *told: int, item: str = "") -> OpenTask:
    at, due = NOW - timedelta(days=30), TODAY + timedelta(days=due_in)
    notices = tuple(Notice(pk, person, "new_task", at, None) for person in told)
    return OpenTask(pk, act, item, turn, owner, at.date(), due, False, notices)


def _names(language: str, texts: Texts | None) -> Names:
    people = _people(language)
    cases = {
        REGION: _case(REGION, "Kemi & Tornio", "Kemi & Torneå", Stage.TRAINING, people[ADVISER]),
        SECOND_REGION: _case(SECOND_REGION, "Äänekoski", "", Stage.COMMITMENTS, people[ADVISER]),
    }
    sessions = {session.pk: session for session in _sessions(cases[REGION].adoption)}
    return Names(
        people=people,
        cases=cases,
        sessions=sessions,
        notices={notice.pk: notice for notice in _notices(people)},
        about={2: 'Café <Valo> & galleria "Varjo"'},
        texts=dict(texts or {}),
        week=[sessions[4]],
        watched=Watched(frozenset({REGION}), frozenset({SECOND_REGION}), frozenset({SECOND_REGION})),
        versions={1: 0, 2: 1, 3: 2},
        whys={2: "Kouluttaja on sairaana.", 3: "Sali & tarjoilu\neivät ole <vapaina>."},
        readers={pk: Reader(pk) for pk in people},
    )


def _people(language: str) -> dict[int, User]:
    named = {
        READER: 'Päivi "Pate" O\'Hara',
        COLLEAGUE: "Åke Öst",
        OTHER_SIDE: "Säde Söörensen",
        ADVISER: "Kaisa Keskus",
    }
    return {
        pk: User(
            pk=pk,
            name=name,
            email=f"person{pk}@example.fi",
            language=language,
            is_kaikukeskus=pk == ADVISER,
        )
        for pk, name in named.items()
    }


def _case(pk: int, name_fi: str, name_sv: str, stage: Stage, adviser: User) -> AdoptionCase:
    adoption = Adoption(pk=pk, region=Region(pk=pk, name_fi=name_fi, name_sv=name_sv))
    since = NOW - timedelta(days=40 + pk)
    log = {"seq": 42, "head": "5f1d7a84e9ab3c26"}
    return AdoptionCase(pk=pk, adoption=adoption, stage=stage, stage_since=since, adviser=adviser, **log)


def _sessions(adoption: Adoption) -> list[Session]:
    held = {
        "adoption": adoption,
        "mode": Mode.ON_SITE,
        "place": 'Kulttuuritalo, sali "A & B"',
        "audience": "Paikallinen työryhmä",
        "recorded_at": NOW - timedelta(days=1),
    }
    return [
        Session(pk=1, kind=SessionKind.TRAINING, date=date(2026, 3, 19), starts_at=time(13), **held),
        Session(pk=2, kind=SessionKind.TRAINING, date=date(2026, 3, 24), starts_at=time(9, 30), **held),
        Session(pk=3, kind=SessionKind.WORKSHOP, date=date(2026, 4, 9), starts_at=time(12), **held),
        Session(pk=4, kind=SessionKind.MEETING, date=date(2026, 3, 12), starts_at=time(10), **held),
    ]


def _notices(people: dict[int, User]) -> list[Notification]:
    """What the kinds that repeat a notice of the site repeat: assigned, handed over, taken back."""
    reason = "Olen lomalla 27.3. asti; tavoitettavissa <puhelimella> & sähköpostilla."
    given = CaseEvent(reason=reason)
    return [
        Notification(pk=1, act="appoint_culture", action_object=CaseEvent()),
        Notification(pk=2, act="report_onboarding", actor=people[OTHER_SIDE], action_object=given),
        Notification(pk=3, act="find_venue", actor=people[ADVISER], action_object=CaseEvent()),
    ]
