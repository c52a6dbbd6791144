"""Whatever a case is like and whenever the plan is asked: nothing is told twice, on a closed day, or never."""

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from adoption.declarations import SessionKind, Turn
from notifications.declarations import GROUPS, KINDS
from notifications.planning import things
from notifications.planning.plan import letters_due
from notifications.planning.rhythm import latest
from notifications.planning.sessions import Former, PlannedSession, of_session
from notifications.planning.things import CaseAtHand, Notice, OpenTask, Pilot
from notifications.planning.world import Reader, Waiting, World
from tests.notifications.planning.by_hand import HELSINKI, NATIONAL, NOON, of_every_kind
from workflows.working_days import WorkingCalendar

BEGIN = date(2026, 6, 1)
PERSONS = range(1, 5)
ADVISER = 7
CALENDARS = (
    NATIONAL,
    WorkingCalendar(((date(2026, 7, 1), date(2026, 7, 31)),)),
    WorkingCalendar(((date(2026, 9, 7), date(2026, 9, 18)), (date(2026, 10, 26), date(2026, 10, 26)))),
)
DAYS = st.dates(BEGIN - timedelta(days=60), BEGIN + timedelta(days=200))
MOMENTS = st.builds(lambda day, hour: datetime.combine(day, time(hour), HELSINKI), DAYS, st.integers(0, 23))
SIDES = st.sets(st.sampled_from([Turn.CULTURE, Turn.CARE, Turn.COORDINATOR]), min_size=1)
NO_DATABASE = settings(deadline=None, derandomize=True, database=None, max_examples=60)
OF_EVERY_KIND = of_every_kind()
UNTIL_NOON = NOON - datetime.combine(BEGIN, time(7), HELSINKI)


@st.composite
def cases(draw) -> CaseAtHand:
    people = {
        person: frozenset(sides | {Turn.LOCAL, Turn.ANYONE})
        for person, sides in draw(st.dictionaries(st.sampled_from(PERSONS), SIDES, min_size=1)).items()
    }
    return CaseAtHand(
        1,
        draw(st.sampled_from(CALENDARS)),
        held=draw(st.booleans()),
        people=people,
        coordinators=frozenset(pk for pk, turns in people.items() if Turn.COORDINATOR in turns),
        adviser=draw(st.sampled_from([ADVISER, None])),
        centre=frozenset({ADVISER, ADVISER + 1}),
    )


@st.composite
def tasks(draw, case: CaseAtHand, pk: int) -> OpenTask:
    turn = draw(st.sampled_from(Turn))
    may = sorted(case.who_answer(turn))
    owner = draw(st.sampled_from([None, *may]))
    at = draw(MOMENTS)
    told = [owner] if owner else may
    actor = draw(st.sampled_from([None, *told]))
    verb = draw(st.sampled_from(["new_task", "handed_over"]))
    notices = tuple(Notice(100 * pk + person, person, verb, at, actor) for person in told)
    due = draw(st.one_of(st.none(), DAYS))
    return OpenTask(pk, "act", "", turn, owner, at.date(), due, draw(st.booleans()), notices)


@st.composite
def found_in(draw, case: CaseAtHand) -> tuple:
    """Things of the case: of tasks, of what was taken back, of a session and of a pilot."""
    made = [one for pk in range(1, 3) for one in things.of_task(case, draw(tasks(case, pk)))]
    person = draw(st.sampled_from(sorted(case.people)))
    made.append(things.of_taking_back(case, Notice(1, person, "taken_back", draw(MOMENTS), None)))
    sides = draw(st.frozensets(st.sampled_from([Turn.CULTURE, Turn.CARE])))
    made += things.of_pilot(case, Pilot(1, draw(DAYS), draw(DAYS), sides))
    knowing = st.sampled_from([frozenset({"v0"}), frozenset({"v0", "cancelled/v1"})])
    told = draw(st.dictionaries(st.sampled_from([*case.people, 9]), knowing))
    kind, version = draw(st.sampled_from(SessionKind)), draw(st.integers(0, 3))
    off = draw(st.booleans())
    former = tuple(draw(st.lists(st.builds(Former, DAYS, MOMENTS, MOMENTS), max_size=2)))
    held = PlannedSession(1, kind, draw(DAYS), version, version + off, off, draw(MOMENTS), told, former)
    made += of_session(case, held, BEGIN, draw(st.frozensets(st.sampled_from(sorted(case.people)))))
    return tuple(made)


@st.composite
def readers(draw, pk: int, case: CaseAtHand) -> Reader:
    begins, length = draw(DAYS), draw(st.integers(0, 30))
    deputy = draw(st.sampled_from([None, *(one for one in PERSONS if one != pk)]))
    away = ((begins, begins + timedelta(days=length), deputy),) if draw(st.booleans()) else ()
    return Reader(
        pk,
        case.calendar,
        chosen=draw(
            st.dictionaries(
                st.sampled_from([group.name for group in GROUPS]), st.sampled_from(["digest", "off"])
            )
        ),
        paused_until=draw(st.one_of(st.none(), DAYS)),
        away=away,
        reachable=draw(st.booleans()),
        waiting=tuple(map(Waiting, draw(st.lists(DAYS, max_size=1)))),
    )


@st.composite
def worlds(draw, quiet: bool = False) -> World:
    """`quiet`: everybody gets letters in the usual way."""
    case = draw(cases())
    found = draw(found_in(case))
    everybody = {*PERSONS, ADVISER, ADVISER + 1, 9}
    usual = {pk: Reader(pk, case.calendar) for pk in everybody}
    people = usual if quiet else {pk: draw(readers(pk, case)) for pk in sorted(everybody)}
    return World(people, found, NATIONAL)


def afterwards(world: World, letters) -> World:
    """The world once the letters are written."""
    told = {item.told for letter in letters for item in letter.items}
    keys = {letter.key for letter in letters}
    gathered = {letter.reader for letter in letters if letter.kind in ("day", "digest")}
    return replace(world, told=world.told | told, written=world.written | keys, served=frozenset(gathered))


def sent(world: World, moments) -> list:
    """Every letter of runs at these moments, each with its moment."""
    found, day = [], None
    for moment in moments:
        served = world.served if moment.date() == day else frozenset()
        letters = letters_due(replace(world, served=served), moment)
        found += [(moment, letter) for letter in letters]
        before = served
        world = afterwards(world, letters)
        world, day = replace(world, served=world.served | before), moment.date()
    return found


@given(world=worlds(), gaps=st.lists(st.integers(0, 24 * 20), min_size=1, max_size=40))
@example(world=OF_EVERY_KIND, gaps=[UNTIL_NOON // timedelta(hours=1), *[24] * 60])
@NO_DATABASE
def test_nothing_is_told_twice_or_on_a_closed_day_however_seldom_or_often_the_plan_is_asked(world, gaps):
    start = datetime.combine(BEGIN, time(7), HELSINKI)
    moments = [start + timedelta(hours=sum(gaps[: number + 1])) for number in range(len(gaps))]
    letters = sent(world, moments)
    told = Counter(item.told for _, letter in letters for item in letter.items)
    assert [key for key, times in told.items() if times > 1] == []
    assert [key for key, times in Counter(letter.key for _, letter in letters).items() if times > 1] == []
    for moment, letter in letters:
        assert moment.astimezone(HELSINKI).hour >= 7
        assert [item for item in letter.items if not item.thing.calendar.is_working_day(moment.date())] == []
        assert world.readers[letter.reader].reachable
    gathered = Counter(
        (moment.date(), letter.reader) for moment, letter in letters if letter.kind in ("day", "digest")
    )
    assert set(gathered.values()) <= {1}


@given(world=worlds(), moment=MOMENTS)
@example(world=OF_EVERY_KIND, moment=NOON)
@NO_DATABASE
def test_asked_again_at_the_same_moment_the_plan_has_nothing_new(world, moment):
    letters = letters_due(world, moment)
    assert letters_due(afterwards(world, letters), moment) == []


@given(world=worlds(quiet=True), gaps=st.lists(st.integers(1, 30), min_size=1, max_size=12))
@example(world=OF_EVERY_KIND, gaps=[UNTIL_NOON.days, *[1] * 60])
@NO_DATABASE
def test_the_latest_that_has_come_is_told_at_the_next_open_moment(world, gaps):
    """Whoever looks in the evening of an open day finds told whatever has come, is ready and is not over by then."""
    days = [BEGIN + timedelta(days=sum(gaps[: number + 1])) for number in range(len(gaps))]
    days = [day for day in days if NATIONAL.is_working_day(day)]
    assume(days)
    evening = [datetime.combine(day, time(23, 59), HELSINKI) for day in days]
    told = [(moment, item.told) for moment, letter in sent(world, evening) for item in letter.items]
    for number, moment in enumerate(evening):
        so_far = {key for at, key in told if at <= moment}
        for thing in world.things:
            come = latest(thing.occasions(), days[number])
            if (
                come
                and (come.ready is None or come.ready <= moment)
                and thing.calendar.is_working_day(days[number])
                and (thing.until is None or days[number] <= thing.until)
            ):
                assert (thing.person, thing.about, come.key) in so_far


@given(world=worlds(quiet=True), moment=MOMENTS)
@example(world=OF_EVERY_KIND, moment=NOON)
@NO_DATABASE
def test_nobody_is_told_one_thing_for_two_reasons(world, moment):
    told = Counter((thing.person, thing.about) for thing in world.things)
    assert [key for key, times in told.items() if times > 1] == []


@given(world=worlds(), moment=MOMENTS)
@example(world=OF_EVERY_KIND, moment=NOON)
@NO_DATABASE
def test_only_whoever_answers_for_it_reads_what_is_somebody_else_s(world, moment):
    for letter in letters_due(world, moment):
        for item in letter.items:
            away = world.person(item.thing.person).absence(moment.date())
            assert (letter.reader == item.thing.person) is (away is None)
            assert away is None or letter.reader in item.thing.deputies


def test_every_kind_is_met_by_the_tests_above():
    """They would say nothing of a kind that never comes. What is drawn is chance: this world they are always given."""
    letters = letters_due(OF_EVERY_KIND, NOON)
    assert {item.kind.name for letter in letters for item in letter.items} == {kind.name for kind in KINDS}
