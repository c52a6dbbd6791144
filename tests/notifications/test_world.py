"""What is read for whom before letters are planned, and how many questions that takes."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Absence, User
from notifications.models import RefusedAddress
from notifications.planning.plan import letters_due
from notifications.planning.world import Waiting
from notifications.queries.cases_at_hand import Calendars
from notifications.queries.world import batches, world_of
from notifications.services import leases
from notifications.services.choices import choose, pause
from notifications.services.queueing import QUEUE, queue_batch
from notifications.services.withdrawing import withdraw_untrue
from tests.notifications.conftest import BEGIN, Story, contact
from tests.notifications.post import MONDAY, PEOPLE, TUESDAY, WEDNESDAY, letters
from tests.workflows.conftest import municipality
from workflows.services.cases import open_case


def things(person: User, now) -> set[tuple[str, str]]:
    """Of what the person is or may be told, and why the person."""
    world = world_of([person.pk], now)
    found = {(one.about.split(":")[0], one.because) for one in world.things if one.person == person.pk}
    return found


def everybody() -> list[int]:
    return [pk for batch in batches(TUESDAY) for pk in batch]


# Who


def test_everybody_who_may_get_letters_is_in_one_batch(decision, who, colleague, story, monkeypatch):
    who("Sanna").contacts.update(ends=TUESDAY)
    User.objects.create_user("muu@example.fi", name="Muu")  # a contact of no region
    expected = [who("Kulta").pk, who("Kerttu").pk, story.adviser.pk, colleague.pk]
    assert sorted(everybody()) == sorted(expected)
    monkeypatch.setattr("notifications.queries.world.BATCH", 1)
    assert sorted(everybody()) == sorted(expected)
    User.objects.update(is_active=False)
    assert everybody() == []


def test_whoever_is_contact_of_several_regions_is_in_one_batch(decision, who, municipalities, story):
    other = open_case(contact(municipalities=[municipalities["201"]]), by=None, now=BEGIN)
    Story(other, story.adviser, story.colleague).answered(*PEOPLE)
    assert len(everybody()) == len(set(everybody())) == 5


# What


def test_a_task_is_read_for_those_for_whom_it_waits_and_for_no_other_region_s(
    decision, who, municipalities, story
):
    other = open_case(contact(municipalities=[municipalities["201"]]), by=None, now=BEGIN)
    Story(other, story.adviser, story.colleague).answered(("culture", "Outi"))
    assert things(who("Kulta"), decision.now) == {("task", "turn:local")}
    worlds = [world_of([who(name).pk], decision.now) for name in ("Kulta", "Outi")]
    assert [set(world.cases) for world in worlds] == [{story.case.pk}, {other.pk}]


def test_of_somebody_else_s_task_kaikukeskus_reads_when_it_is_seven_weeks_late(decision, story):
    late = date(2026, 3, 16) + timedelta(days=49)
    assert things(story.adviser, decision.at(late - timedelta(days=1)).now) == set()
    assert things(story.adviser, decision.at(late).now) == {("task", "kaikukeskus")}
    assert things(story.colleague, decision.now) == set()


def test_a_session_that_was_held_is_told_to_nobody_any_more(story, post, who):
    story.answered(*PEOPLE)
    story.do("plan_info_session", date=TUESDAY, mode="remote")
    post.after(minutes=20)
    assert ("session", "asked") in things(who("Kulta"), post.now)
    post.at(TUESDAY, 12)
    story.do("mark_info_session_held", held_on=TUESDAY)
    assert ("session", "asked") not in things(who("Kulta"), post.now)


def test_a_session_that_moves_is_told_of_again_to_those_who_were_told(story, post, who):
    story.answered(*PEOPLE)
    story.do("plan_info_session", date=MONDAY, mode="remote")
    post.at(TUESDAY).run()
    session = f"session:{story.case.adoption.sessions.get().pk}"
    story.do("move_session", item=session, date=MONDAY + timedelta(days=1), by=story.adviser)
    post.at(WEDNESDAY).run()
    story.do("cancel_session", item=session, reason="Sairaus")
    post.at(date(2026, 3, 5)).run()
    found = [one for one in letters(recipient=who("Sanna")) if one[0] != "day"]
    assert [kind for kind, *_ in found] == ["invitation", "session_moved", "session_cancelled"]
    decision_of_adviser = [kind for kind, *_ in letters(recipient=story.adviser) if kind != "day"]
    assert decision_of_adviser == ["invitation", "session_moved", "session_cancelled"]


# Readers


def test_a_reader_is_read_with_what_the_reader_chose(decision, who):
    sanna = who("Sanna")
    choose(sanna.pk, {"tasks": "digest"})
    pause(sanna.pk, WEDNESDAY)
    Absence.objects.create(person=sanna, deputy=who("Kulta"), first=WEDNESDAY, last=MONDAY)
    Absence.objects.create(person=sanna, first=date(2026, 2, 2), last=date(2026, 2, 6))
    reader = world_of([sanna.pk], decision.now).readers[sanna.pk]
    assert (reader.chosen["tasks"], reader.paused_until) == ("digest", WEDNESDAY)
    assert reader.away == ((WEDNESDAY, MONDAY, who("Kulta").pk),)
    assert (reader.reachable, reader.waiting[0]) == (True, Waiting(date(2026, 3, 2)))


def test_something_has_been_open_for_whoever_joins_only_since_then(decision, who, story):
    said = {"side": "sote", "name": "Uusi", "email": "uusi@example.fi", "both_sides": False}
    story.do("add_contact", by=who("Sanna"), **said)
    world = world_of([who("Sanna").pk, who("Uusi").pk], story.now)
    since = {
        str(who_waits): world.readers[who(who_waits).pk].waiting[0].since for who_waits in ("Sanna", "Uusi")
    }
    assert since == {"Sanna": date(2026, 3, 2), "Uusi": TUESDAY}


def test_a_refused_address_holds_until_it_is_cleared_or_the_person_has_another(decision, who):
    sanna = who("Sanna")
    row = RefusedAddress.objects.create(
        person=sanna, address=sanna.email, refused_at=decision.now, said="550"
    )

    def reachable() -> bool:
        return world_of([sanna.pk], decision.now).readers[sanna.pk].reachable

    assert reachable() is False
    User.objects.filter(pk=sanna.pk).update(email="uusi@example.fi")
    assert reachable() is True
    User.objects.filter(pk=sanna.pk).update(email=row.address)
    assert reachable() is False
    RefusedAddress.objects.update(cleared_at=decision.now)
    assert reachable() is True


def test_letters_of_the_day_and_of_the_week_are_known(decision, who):
    decision.run()
    sanna = who("Sanna").pk
    world = world_of([sanna], decision.now)
    assert (world.served, world.written) == ({sanna}, {f"day/{TUESDAY}/{sanna}"})
    assert len(world.told) == 1
    world = world_of([sanna], decision.at(WEDNESDAY).now)
    assert (world.served, world.written) == (set(), {f"day/{TUESDAY}/{sanna}"})
    assert world_of([sanna], decision.at(MONDAY).now).written == set()


# Deputies of either side of the country


def test_a_contact_who_is_deputy_of_a_worker_of_kaikukeskus_keeps_the_region_s_letters(decision, who, story):
    for person, deputy in ((story.adviser, who("Kulta")), (story.colleague, who("Sanna"))):
        Absence.objects.create(person=person, deputy=deputy, first=TUESDAY, last=WEDNESDAY)
    decision.run()
    assert letters() == [("day", name, ["assigned"]) for name in ("Kulta", "Kerttu", "Sanna")]


def test_a_worker_of_kaikukeskus_who_is_deputy_of_a_contact_gets_what_the_worker_gets(decision, who, story):
    Absence.objects.create(person=who("Kulta"), deputy=story.adviser, first=TUESDAY, last=MONDAY)
    decision.run()
    assert letters() == [("day", name, ["assigned"]) for name in ("Kerttu", "Sanna")]
    decision.at(date(2026, 3, 10)).run()  # Kulta is back
    assert letters(recipient=who("Kulta")) == [("digest", "Kulta", ["due_soon"])]


# How many questions


@pytest.fixture
def regions(municipalities, adviser, colleague, post):
    """A function that brings so many more regions before their decision, each with people of its own."""

    def made(first: int, last: int) -> None:
        for number in range(first, last):
            case = open_case(contact(municipalities=[municipality(number)]), by=None, now=BEGIN)
            people = [(side, f"{name}{number}") for side, name in PEOPLE]
            Story(case, adviser, colleague).answered(*people).heard()
        for pk in User.objects.values_list("pk", flat=True):
            Absence.objects.get_or_create(person_id=pk, first=date(2027, 1, 1), last=date(2027, 1, 2))

    return made


def questions(doing) -> int:
    with CaptureQueriesContext(connection) as queries:
        doing()
    return len(queries)


def locals_of() -> list[int]:
    return sorted(User.objects.filter(is_kaikukeskus=False).values_list("pk", flat=True))


def test_the_world_of_many_is_read_with_as_many_questions_as_that_of_one(regions, post):
    calendars = Calendars.read()
    regions(1, 2)
    post.at(MONDAY)
    few = questions(lambda: world_of(locals_of(), post.now, calendars))
    assert few <= 22
    regions(2, 6)
    assert questions(lambda: world_of(locals_of(), post.now, calendars)) == few
    assert questions(lambda: world_of(locals_of()[:1], post.now, calendars)) == few


def test_the_world_of_a_worker_takes_no_more_questions_with_more_regions(regions, post, adviser):
    calendars = Calendars.read()
    regions(1, 2)
    post.at(MONDAY)
    few = questions(lambda: world_of([adviser.pk], post.now, calendars))
    assert few <= 24
    regions(2, 5)
    assert questions(lambda: world_of([adviser.pk], post.now, calendars)) == few


@pytest.mark.parametrize("day", [TUESDAY, MONDAY], ids=["letters of the day", "digests"])
def test_a_batch_of_many_letters_takes_as_many_questions_as_one_of_few(regions, post, day):
    calendars = Calendars.read()
    regions(1, 2)
    post.at(day)
    leases.take(QUEUE, post.now)
    few = questions(lambda: queue_batch(locals_of(), post.now, calendars, []))
    assert few <= 42
    regions(2, 6)
    assert questions(lambda: queue_batch(locals_of()[3:], post.now, calendars, [])) == few
    assert len(letters(day=day)) == 15


def test_looking_at_many_waiting_letters_again_takes_as_many_questions_as_at_few(regions, post):
    regions(1, 2)
    post.at(TUESDAY).queue()
    post.after(minutes=20)
    few = questions(lambda: withdraw_untrue(post.now))
    assert few <= 62  # two workers have letters besides, whose worlds are read one by one
    regions(2, 6)
    post.queue()
    post.after(minutes=20)
    assert questions(lambda: withdraw_untrue(post.now)) == few
    assert [kind for kind, name, _ in letters()] == ["day"] * 17


def test_the_plan_of_all_is_that_of_each(regions, post):
    """Reading people together or one by one comes to the same letters."""
    regions(1, 4)
    post.at(MONDAY)
    together = letters_due(world_of(locals_of(), post.now), post.now)
    alone = [one for pk in locals_of() for one in letters_due(world_of([pk], post.now), post.now)]
    assert [(one.key, [item.told for item in one.items]) for one in together] == [
        (one.key, [item.told for item in one.items]) for one in alone
    ]
