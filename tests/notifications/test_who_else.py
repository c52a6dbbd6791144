"""A letter names as told besides its reader those who are told, and nobody else."""

from collections import defaultdict
from datetime import date, timedelta

import pytest
from django.utils import timezone

from accounts.models import Absence, User
from notifications.declarations import OTHERS_LATE
from notifications.letters.said import Said
from notifications.planning.plan import letters_due
from notifications.planning.rhythm import latest
from notifications.queries.names import names_in
from notifications.queries.world import batches, world_of
from notifications.services.addresses import refuse
from notifications.services.choices import choose, pause
from workflows.models import AdoptionCase, CaseEvent, CaseTask
from workflows.services.undoing import undo
from workflows.views.presenters.words import task_title

PEOPLE = ("culture", "Kulta"), ("culture", "Kerttu"), ("sote", "Sanna"), ("sote", "Saana")
TUESDAY, WEDNESDAY = date(2026, 3, 3), date(2026, 3, 4)


@pytest.fixture
def alone(monkeypatch):
    """Each person is a batch: what a letter says of others cannot come from their own things being read with it."""
    monkeypatch.setattr("notifications.queries.world.BATCH", 1)


def worlds(now) -> list:
    return [world_of(batch, now) for batch in batches(timezone.localdate(now))]


def told_by_thing(read: list, now) -> dict[str, set[str]]:
    """By thing, everybody who is, or has been, told of it by the plan."""
    people, told = {one.pk: str(one) for one in User.objects.all()}, defaultdict(set)
    for thing in (thing for world in read for thing in world.things):
        if latest(thing.occasions(), timezone.localdate(now)):
            told[thing.about].add(people[thing.person])
    return told


def named(read: list, now) -> dict[tuple[str, str], set[str]]:
    """By reader and thing, who a letter of now says is told besides its reader."""
    found = {}
    for world in read:
        planned = letters_due(world, now)
        names = names_in(planned, world, timezone.localdate(now))
        for letter in planned:
            for item in letter.items:
                reader = names.people[letter.reader]
                said = Said(item, reader, world, names, now, timezone.localdate(now))
                found[str(reader), item.thing.about] = set(filter(None, said.others.split(", ")))
    return found


def check(now, number: int, kind: str = "task") -> None:
    """So many items of letters are of this kind of thing, and each names the right people."""
    read = worlds(now)
    told = told_by_thing(read, now)
    found = {key: others for key, others in named(read, now).items() if key[1].startswith(kind)}
    assert len(found) == number
    assert found == {(reader, about): told[about] - {reader} for reader, about in found}


def test_of_a_task_those_for_whom_it_waits(story, post, alone):
    story.answered(*PEOPLE).heard()
    check(post.at(TUESDAY).now, 4)


@pytest.mark.parametrize("late", [0, 7, 21, 49])
def test_of_a_late_task_the_helpers_too(story, post, alone, who, late):
    story.answered(*PEOPLE).heard()
    story.do("decide_to_prepare", by=who("Kulta"), go_on=True, decided_on=story.now.date())
    day = story.task("appoint_culture").due + timedelta(days=late)
    check(post.at(day, 12).now, {0: 4, 7: 4, 21: 8, 49: 10}[late])


def that_the_session_was_held(story, who) -> None:
    story.do("plan_info_session", date=story.now.date(), mode="remote")


def who_is_appointed_of_a_side_without_people(story, who) -> None:
    story.heard()
    story.do("decide_to_prepare", by=who("Kulta"), go_on=True, decided_on=story.now.date())


@pytest.mark.parametrize(
    ("asked", "people", "act"),
    [
        (that_the_session_was_held, PEOPLE, "mark_info_session_held"),
        (who_is_appointed_of_a_side_without_people, PEOPLE[:2], "appoint_care"),
    ],
    ids=lambda it: getattr(it, "__name__", ""),
)
def test_of_a_task_that_is_anybody_s_the_region_and_its_adviser(story, post, alone, who, asked, people, act):
    story.answered(*people)
    asked(story, who)
    now = post.at(TUESDAY).now
    everybody = {name for _, name in people} | {story.adviser.name}
    task = f"task:{CaseTask.objects.open().get(act=act).pk}"
    found = {reader: others for (reader, about), others in named(worlds(now), now).items() if about == task}
    assert found[story.adviser.name] == everybody - {story.adviser.name}
    assert found == {reader: everybody - {reader} for reader in found}
    assert holders(act, story.adviser, now) == ", ".join(sorted(everybody))


def holders(act: str, reader: User, now) -> str:
    """Whom a letter to the reader names as those for whom the task waits."""
    world = world_of([reader.pk], now)
    planned = letters_due(world, now)
    names = names_in(planned, world, timezone.localdate(now))
    items = [item for letter in planned for item in letter.items]
    said = [Said(item, reader, world, names, now, timezone.localdate(now)) for item in items]
    return next(one.holders for one in said if one.title == task_title(act))


def test_of_a_late_task_that_the_adviser_took_and_others_could_have(story, post, alone, who):
    story.answered(*PEOPLE)
    that_the_session_was_held(story, who)
    story.claim("mark_info_session_held", by=story.adviser)
    day = story.task("mark_info_session_held").due + timedelta(days=21)
    check(post.at(day, 12).now, 5)


def choose_nothing_of_others(person: User) -> None:
    choose(person.pk, {OTHERS_LATE: "off"})


def want_no_letters(person: User) -> None:
    pause(person.pk, date(2027, 1, 1))


def have_no_address(person: User) -> None:
    refuse(person, person.email, "550", now=timezone.now())


def be_away(person: User, deputy: User | None = None) -> None:
    Absence.objects.create(person=person, deputy=deputy, first=TUESDAY, last=date(2027, 1, 1))


@pytest.mark.parametrize(
    "hindrance",
    [choose_nothing_of_others, want_no_letters, have_no_address, be_away],
    ids=lambda it: it.__name__,
)
def test_of_a_late_task_no_helper_whom_no_letter_tells(late_for_help, alone, who, hindrance):
    hindrance(who("Sanna"))
    assert others_named_to("Kulta", late_for_help.now) == {"Kerttu", "Saana"}


def test_of_a_late_task_a_helper_whose_deputy_reads(late_for_help, alone, who):
    be_away(who("Sanna"), deputy=who("Saana"))
    have_no_address(who("Sanna"))
    assert others_named_to("Kulta", late_for_help.now) == {"Kerttu", "Saana", "Sanna"}


@pytest.mark.parametrize("deputy", ["of the other side", "away", "without an address"])
def test_of_a_late_task_no_helper_whose_deputy_does_not_read(late_for_help, alone, who, deputy):
    be_away(who("Sanna"), deputy=who("Kerttu" if deputy == "of the other side" else "Saana"))
    if deputy == "away":
        be_away(who("Saana"))
    if deputy == "without an address":
        have_no_address(who("Saana"))
    assert "Sanna" not in others_named_to("Kulta", late_for_help.now)


def test_of_a_late_task_no_helper_who_waits_for_the_digest(late_for_help, alone, who):
    choose(who("Sanna").pk, {OTHERS_LATE: "digest"})
    assert others_named_to("Kulta", late_for_help.now) == {"Kerttu", "Saana"}


@pytest.fixture
def late_for_help(story, post, who):
    """Three weeks after a task of culture was due."""
    story.answered(*PEOPLE).heard()
    story.do("decide_to_prepare", by=who("Kulta"), go_on=True, decided_on=story.now.date())
    return post.at(story.task("appoint_culture").due + timedelta(days=21), 12)


def others_named_to(reader: str, now) -> set[str]:
    task = CaseTask.objects.open().get(act="appoint_culture")
    return named(worlds(now), now)[reader, f"task:{task.pk}"]


@pytest.mark.parametrize(("is_advised", "number"), [(True, 5), (False, 6)])
def test_of_a_session_those_who_are_asked(story, post, alone, is_advised, number):
    story.answered(*PEOPLE)
    story.do("plan_info_session", date=date(2026, 3, 12), mode="remote")
    if not is_advised:
        AdoptionCase.objects.update(adviser=None)
    check(post.at(TUESDAY).now, number, "session")


def test_of_a_session_that_was_called_off_those_who_had_been_asked(story, post, alone):
    story.answered(*PEOPLE)
    story.do("plan_info_session", date=date(2026, 3, 12), mode="remote")
    post.at(TUESDAY).run()
    session = f"session:{story.case.adoption.sessions.get().pk}"
    story.do("cancel_session", item=session, reason="Sairaus")
    check(post.at(WEDNESDAY).now, 5, "session")


def test_of_what_was_taken_back_those_who_had_been_told(story, post, alone, who):
    story.answered(*PEOPLE).heard()
    event = CaseEvent.objects.filter(case=story.case, act="mark_info_session_held").latest("seq")
    post.at(TUESDAY).run()
    undo(case_id=story.case.pk, seq=event.seq, by=event.by, now=story.now)
    now = post.at(WEDNESDAY).now
    found = {key: others for key, others in named(worlds(now), now).items() if "notice" in key[1]}
    everybody = {name for _, name in PEOPLE}
    assert {reader: others for (reader, _), others in found.items()} == {
        reader: everybody - {reader} for reader in everybody
    }
