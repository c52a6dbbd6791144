"""Before a pilot ends, whoever has still to decide is told: also when the sides decided, but not the same."""

from datetime import date, datetime, time, timedelta

import pytest

from adoption.models import PilotPeriod
from commitments.services import load_catalogues
from config.demonstration.walk import HELSINKI, Walk
from notifications.models import LetterItem
from notifications.queries.world import world_of
from notifications.services.queueing import queue_due
from tests.workflows.checked import CheckedWalk
from tests.workflows.conftest import municipality
from workflows.queries.calendar import calendar_of
from workflows.stages import Stage

LATER, WEEK = date(2028, 1, 31), timedelta(days=7)


@pytest.fixture
def walk(municipalities, adviser) -> CheckedWalk:
    """A pilot runs, and nobody has decided what follows."""
    load_catalogues()
    walk = Walk(adviser=adviser, day=date(2026, 3, 2)).contact([municipality(0)]).to(Stage.FEEDBACK)
    walk.do("record_feedback_meeting")
    walk.do("record_survey")
    return CheckedWalk(**vars(walk))


def told(walk: CheckedWalk) -> set[str]:
    """The sides that are or may be told that the pilot ends."""
    world = world_of([contact.user_id for contact in walk.case.contacts], walk.now)
    pilots = {thing.because for thing in world.things if thing.about.startswith("pilot:")}
    return {because.removeprefix("turn:") for because in pilots - {"coordinator"}}


def decided(walk: CheckedWalk, **said: tuple[str, date | None]) -> None:
    for side, (outcome, until) in said.items():
        walk.do(f"decide_{side}", outcome=outcome, until=until)


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ({}, ["care", "culture"]),
        ({"culture": ("end", None)}, ["care"]),
        ({"care": ("end", None)}, ["culture"]),
        ({"culture": ("continue", None), "care": ("end", None)}, ["care", "culture"]),
        ({"culture": ("extend", LATER), "care": ("extend", LATER + WEEK)}, ["care", "culture"]),
        ({"culture": ("extend", LATER), "care": ("extend", LATER)}, []),
        ({"culture": ("end", None), "care": ("end", None)}, []),
    ],
    ids=str,
)
@pytest.mark.rule("R69")
def test_whoever_is_asked_to_decide_is_told_that_the_pilot_ends(walk, said, asked):
    walk.day = walk.case.dates.pilot_end - timedelta(days=80)
    decided(walk, **said)
    assert sorted(act.removeprefix("decide_") for act in walk.asked if act.startswith("decide_")) == asked
    assert sorted(told(walk)) == asked


def test_sides_that_decided_differently_are_told_until_they_agree(walk):
    decided(walk, culture=("continue", None), care=("end", None))
    people = {contact.user_id for contact in walk.case.contacts}
    assert [told_on(walk, days) for days in (60, 30)] == [people, people]


def told_on(walk: CheckedWalk, days: int) -> set[int]:
    """To whom letters say so many days before the end that it comes."""
    day = calendar_of(walk.case).previous_working_day(walk.case.dates.pilot_end - timedelta(days=days))
    now = datetime.combine(day, time(8), HELSINKI)
    queue_due(now)
    said = LetterItem.objects.filter(kind="pilot_ends", letter__made_at=now)
    return set(said.values_list("person", flat=True))


def told_day_by_day(walk: CheckedWalk, ends: date, days: range) -> list[tuple[str, int]]:
    """The occasions of which letters told whom, once the site has run on these days before the end."""
    for number in days:
        queue_due(datetime.combine(ends - timedelta(days=number), time(8), HELSINKI))
    return list(LetterItem.objects.filter(kind="pilot_ends").values_list("occasion", "person"))


def corrected(walk: CheckedWalk, **said) -> None:
    event = walk.case.events.filter(act="set_pilot_period").latest("seq")
    walk.do("correct", item=f"record:{event.seq}", by=event.by, why_corrected="Kirjoitusvirhe", **said)


def test_a_pilot_of_which_only_the_first_day_is_corrected_is_told_of_once(walk):
    period, people = PilotPeriod.objects.standing().get(), {one.user_id for one in walk.case.contacts}
    told_day_by_day(walk, period.ends, range(40, 19, -1))
    walk.day = period.ends - timedelta(days=20)
    corrected(walk, starts=period.starts + timedelta(days=1), ends=period.ends)
    found = told_day_by_day(walk, period.ends, range(19, -1, -1))
    assert sorted(found) == sorted((f"{n}/{period.ends}", person) for n in (60, 30) for person in people)


def test_an_end_that_is_corrected_to_a_near_day_is_told_once(walk):
    period, people = PilotPeriod.objects.standing().get(), {one.user_id for one in walk.case.contacts}
    walk.day = period.ends - timedelta(days=120)
    near = walk.day + timedelta(days=25)
    corrected(walk, starts=period.starts, ends=near)
    found = told_day_by_day(walk, near, range(25, -1, -1))
    assert sorted(found) == sorted((f"30/{near}", person) for person in people)


def test_that_a_pilot_ends_is_told_on_hold_too(walk):
    ends, people = walk.case.dates.pilot_end, len(walk.case.contacts)
    walk.day = ends - timedelta(days=100)
    walk.do("hold", reason="Henkilövaihdos", review_on=ends)
    found = told_day_by_day(walk, ends, range(100, -1, -1))
    assert [occasion.partition("/")[0] for occasion, _person in found] == [
        *["90"] * people,
        *["60"] * people,
        *["30"] * people,
    ]
