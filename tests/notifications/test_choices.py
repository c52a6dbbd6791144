"""What a person wishes to get by letter: chosen for each group, and paused until a day."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from accounts.models import User
from notifications.declarations import GROUPS
from notifications.models import Preference
from notifications.models.preferences import Channel
from notifications.queries.choices import choices_of
from notifications.services.choices import choose, pause

PAGE, END = "/letters/choices/", "/letters/choices/end-pause/"
USUAL = {group.name: Channel.NOW for group in GROUPS}
SENT = {name: "now" for name in ("tasks", "reminders", "late", "others_late", "events", "digest")}


def chosen(person) -> dict[str, Channel]:
    return choices_of([person.pk])[person.pk]


def day(days: int) -> str:
    return f"{timezone.localdate() + timedelta(days):%d.%m.%Y}"


def test_who_has_chosen_nothing_gets_all_at_once(person):
    assert chosen(person) == USUAL


def test_choices_are_kept_and_those_as_usual_leave_no_row(person, adviser):
    choose(person.pk, {"tasks": Channel.OFF, "late": Channel.DIGEST, "digest": Channel.NOW})
    choose(person.pk, {"tasks": Channel.DIGEST, "late": Channel.NOW})
    assert chosen(person) == USUAL | {"tasks": Channel.DIGEST}
    assert chosen(adviser) == USUAL
    assert Preference.objects.count() == 1


def test_the_choices_of_many_people_are_one_query(person, adviser, django_assert_num_queries):
    choose(person.pk, {"digest": Channel.OFF})
    with django_assert_num_queries(1):
        found = choices_of([person.pk, adviser.pk])
    assert found == {person.pk: USUAL | {"digest": Channel.OFF}, adviser.pk: USUAL}


@pytest.mark.parametrize(("group", "channel"), [("pilot", "off"), ("events", "digest"), ("gone", "off")])
def test_a_choice_that_there_is_not_is_as_none(person, group, channel):
    Preference.objects.create(person=person, group=group, channel=channel)
    assert chosen(person) == USUAL


def test_the_database_holds_one_choice_a_group_and_known_ways_only(person):
    Preference.objects.create(person=person, group="tasks", channel="off")
    for group, channel in (("tasks", "digest"), ("late", "pigeon")):
        with pytest.raises(IntegrityError), transaction.atomic():
            Preference.objects.create(person=person, group=group, channel=channel)


def test_the_page_shows_what_was_chosen_and_saves_what_is(browse, person):
    client = browse(person)
    choose(person.pk, {"reminders": Channel.OFF})
    assert client.get(PAGE).context["form"]["reminders"].value() == "off"
    answer = client.post(PAGE, SENT | {"tasks": "digest", "paused_until": day(30)})
    assert (answer.status_code, answer.url) == (302, PAGE)
    assert chosen(person) == USUAL | {"tasks": Channel.DIGEST}
    person.refresh_from_db()
    assert person.letters_paused_until == timezone.localdate() + timedelta(30)


def test_what_always_comes_cannot_be_chosen_and_the_page_says_why(browse, person):
    User.objects.filter(pk=person.pk).update(language="en")
    client = browse(person)
    assert "You get a letter whatever you choose here" in client.get(PAGE).content.decode()
    assert client.post(PAGE, SENT | {"pilot": "off"}).status_code == 302
    assert chosen(person) == USUAL


@pytest.mark.parametrize(
    ("sent", "wrong"),
    [
        ({"tasks": "pigeon"}, ["tasks"]),
        ({"events": "digest"}, ["events"]),
        ({"digest": ""}, ["digest"]),
        ({"paused_until": day(0)}, ["paused_until"]),
        ({"paused_until": day(366)}, ["paused_until"]),
        ({"paused_until": "soon"}, ["paused_until"]),
    ],
)
def test_a_mistake_is_said_at_its_field_and_changes_nothing(browse, person, sent, wrong):
    answer = browse(person).post(PAGE, SENT | {"late": "off"} | sent)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, wrong)
    assert answer.context["form"]["late"].value() == "off"
    assert chosen(person) == USUAL
    person.refresh_from_db()
    assert person.letters_paused_until is None


@pytest.mark.parametrize(
    ("choices", "is_said"),
    [
        ({"tasks": "digest", "digest": "off"}, True),
        ({"tasks": "digest"}, False),
        ({"tasks": "off", "digest": "off"}, False),
    ],
)
def test_the_page_says_that_what_is_kept_for_digests_comes_all_the_same_without_them(
    browse, person, choices, is_said
):
    User.objects.filter(pk=person.pk).update(language="en")
    client = browse(person)
    text = client.post(PAGE, SENT | choices, follow=True).content.decode()
    assert ("comes in the letter of the day, on any working day: New tasks." in text) is is_said


def test_a_pause_of_a_year_is_the_longest(browse, person):
    assert browse(person).post(PAGE, SENT | {"paused_until": day(365)}).status_code == 302


def test_a_pause_is_shown_and_ended_by_a_button(browse, person):
    pause(person.pk, timezone.localdate() + timedelta(5))
    client = browse(person)
    assert f'action="{END}"' in client.get(PAGE).content.decode()
    answer = client.post(END)
    assert (answer.status_code, answer.url) == (302, PAGE)
    person.refresh_from_db()
    assert person.letters_paused_until is None
    assert f'action="{END}"' not in client.get(PAGE).content.decode()


def test_a_pause_that_is_over_is_not_shown_and_does_not_stand_in_the_way(browse, person):
    pause(person.pk, timezone.localdate())
    client = browse(person)
    assert client.get(PAGE).context["form"]["paused_until"].value() is None
    assert client.post(PAGE, SENT).status_code == 302


def test_a_colleague_s_choices_are_their_own(browse, person, adviser):
    browse(person).post(PAGE, SENT | {"digest": "off"})
    assert browse(adviser).get(PAGE).context["form"]["digest"].value() == Channel.NOW


def test_a_stranger_signs_in_first(db):
    for address in (PAGE, END):
        answer = Client().get(address)
        assert (answer.status_code, answer["Location"]) == (302, f"/sign-in/?next={address}")


def test_the_page_costs_few_queries(browse, person, django_assert_max_num_queries):
    client = browse(person)
    with django_assert_max_num_queries(4):
        client.get(PAGE)
