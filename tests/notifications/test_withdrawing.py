"""What is no longer true when it would leave does not, and what is true instead is written anew."""

from datetime import date, timedelta

import pytest
from django.core import mail
from post_office.models import Email

from accounts.models import Absence, User
from adoption.models import ClosedPeriod, Contact
from notifications.models import Letter, RefusedAddress
from notifications.services import handing, leases
from notifications.services.choices import choose, pause
from tests.notifications.conftest import BEGIN, Story, contact
from tests.notifications.post import (
    ADDRESSES,
    MONDAY,
    PEOPLE,
    SENT,
    TUESDAY,
    WEDNESDAY,
    letters,
    received,
    statuses,
)
from workflows.services.cases import open_case


def done(story, decision, **after):
    story.now -= timedelta(hours=1) - timedelta(**after)
    story.do("decide_to_prepare", go_on=True, decided_on=story.now.date(), by=User.objects.get(name="Kulta"))
    return decision


def told_of_the_decision() -> list[str]:
    return [one.to[0] for one in mail.outbox if one.subject.startswith("Uusi tehtävä: Päätä, alkaako")]


@pytest.mark.parametrize("after", [{"minutes": 1}, {"minutes": 30}, {"hours": 3}])
def test_what_was_done_meanwhile_is_not_told(story, decision, after):
    decision.queue()
    done(story, decision, **after).run()
    assert told_of_the_decision() == []
    gone = Letter.objects.exclude(withdrawn_at=None)
    assert [(one.email, one.items.count(), one.withdrawn_at) for one in gone] == [(None, 0, story.now)] * 3


def test_a_task_that_somebody_took_is_told_to_nobody_else(story, decision):
    decision.queue()
    story.now -= timedelta(minutes=58)
    story.claim("decide_to_prepare", by=User.objects.get(name="Kulta"))
    decision.after(minutes=1).run()
    assert told_of_the_decision() == ["kulta@example.fi"]


def test_a_letter_of_two_things_of_which_one_is_done_is_written_anew_with_the_other(story, post):
    workers = ["Kaisa Keskus", "Kaino Keskus"]
    post.at(TUESDAY).queue()
    assert letters() == [("day", name, ["assigned", "assigned"]) for name in workers]
    before = set(Email.objects.values_list("message_id", flat=True))
    story.now -= timedelta(minutes=58)
    story.do("take_ownership", adviser=story.adviser)
    post.after(minutes=1).run()
    assert letters() == [("day", "Kaisa Keskus", ["assigned"])]
    assert Email.objects.get().message_id not in before
    assert [message.subject for message in mail.outbox] == ["Uusi tehtävä: Vastaa yhteydenottoon (Alkula)"]


def on_hold(story):
    story.do("hold", reason="Henkilövaihdos", review_on=date(2026, 5, 4))


def ended(story):
    story.do("end_culture", reason="Ei jatketa", by=User.objects.get(name="Kulta"))
    story.do("end_care", reason="Ei jatketa", by=User.objects.get(name="Sanna"))


def everybody_left(story):
    Contact.objects.update(ends=story.now.date())


def signed_out(story):
    User.objects.filter(contacts__isnull=False).update(is_active=False)


def refused(story):
    for person in User.objects.filter(contacts__isnull=False):
        RefusedAddress.objects.create(person=person, address=person.email, refused_at=story.now, said="550")


def wants_none(story):
    for person in User.objects.filter(contacts__isnull=False):
        choose(person.pk, {"tasks": "off"})


def pauses(story):
    for person in User.objects.filter(contacts__isnull=False):
        pause(person.pk, date(2026, 4, 1))


def is_away(story):
    for person in User.objects.filter(contacts__isnull=False):
        Absence.objects.create(person=person, first=TUESDAY, last=date(2026, 3, 6))


def region_closes(story):
    region = story.case.adoption.region
    ClosedPeriod.objects.create(region=region, starts=TUESDAY, ends=TUESDAY, reason="Juhla")


HINDRANCES = [on_hold, ended, everybody_left, signed_out, refused, wants_none, pauses, is_away, region_closes]


@pytest.mark.parametrize("hindrance", HINDRANCES)
def test_what_comes_between_queueing_and_handing_over_keeps_the_letter_back(story, decision, hindrance):
    decision.queue()
    moment = decision.now
    hindrance(story)
    story.now = moment + timedelta(minutes=10)
    decision.hand_over()
    assert received() == []
    assert (letters(), statuses()) == ([], [])


@pytest.mark.parametrize("hindrance", HINDRANCES)
def test_what_was_there_before_queueing_keeps_the_letter_out(story, decision, hindrance):
    hindrance(story)
    assert (decision.at(TUESDAY, 12).run().queued, received()) == (0, [])


def test_a_pause_of_the_case_ends_and_the_letter_comes(story, decision):
    on_hold(story)
    decision.at(WEDNESDAY).run()
    story.do("resume")
    decision.at(date(2026, 3, 5)).run()
    assert received() == ADDRESSES


def test_whoever_comes_back_is_told_what_still_holds(story, decision):
    is_away(story)
    assert [decision.at(day).run().queued for day in (WEDNESDAY, date(2026, 3, 6))] == [0, 0]
    decision.at(MONDAY).run()
    assert [kind for kind, *_ in letters(recipient__is_kaikukeskus=False)] == ["digest"] * 3


def test_a_deputy_gets_it_instead(story, decision):
    kulta, kerttu = User.objects.get(name="Kulta"), User.objects.get(name="Kerttu")
    Absence.objects.create(person=kulta, deputy=kerttu, first=TUESDAY, last=WEDNESDAY)
    decision.run()
    assert letters(recipient=kerttu) == [("day", "Kerttu", ["assigned", "assigned"])]
    assert letters(recipient=kulta) == []
    body = next(message.body for message in mail.outbox if message.to == [kerttu.email])
    assert "Kulta" in body
    assert decision.at(date(2026, 3, 5)).run().queued == 0  # it was told, if to the deputy


def test_a_letter_to_an_address_that_changed_goes_to_the_new_one(decision):
    decision.queue()
    User.objects.filter(name="Sanna").update(email="uusi@example.fi")
    decision.after(minutes=10).run()
    assert received() == ["kerttu@example.fi", "kulta@example.fi", "uusi@example.fi"]


def test_a_letter_that_waited_overnight_is_written_anew_and_leaves_once(decision):
    decision.queue()
    decision.at(WEDNESDAY).run()
    assert received() == ADDRESSES
    assert {letter.day for letter in Letter.objects.standing()} == {WEDNESDAY}
    assert Letter.objects.exclude(withdrawn_at=None).count() == 3


def test_what_waited_overnight_leaves_with_what_came_up_since(story, decision, municipalities):
    decision.queue()
    other = open_case(contact(municipalities=[municipalities["201"]]), by=None, now=BEGIN)
    Story(other, story.adviser, story.colleague).answered(("culture", "Kulta"), ("sote", "Saana")).heard()
    decision.at(WEDNESDAY).run()
    assert letters(recipient__name="Kulta") == [("day", "Kulta", ["assigned", "assigned"])]
    assert received().count("kulta@example.fi") == 1


@pytest.mark.parametrize(("away", "reads"), [(TUESDAY, "Kulta"), (WEDNESDAY, "Kerttu")])
def test_what_waited_overnight_leaves_with_what_came_up_for_whoever_reads_it_now(
    story, decision, municipalities, away, reads
):
    kulta, kerttu = User.objects.get(name="Kulta"), User.objects.get(name="Kerttu")
    Absence.objects.create(person=kulta, deputy=kerttu, first=away, last=away)
    decision.queue()
    if away == WEDNESDAY:
        Email.objects.filter(to=["kerttu@example.fi"]).update(status=SENT)
    other = open_case(contact(municipalities=[municipalities["201"]]), by=None, now=BEGIN)
    Story(other, story.adviser, story.colleague).answered(("culture", reads), ("sote", "Saana")).heard()
    decision.at(WEDNESDAY).run()
    assert letters(recipient__name=reads, day=WEDNESDAY) == [("day", reads, ["assigned"] * 2)]


def test_nothing_leaves_at_night_or_on_a_closed_day(decision):
    decision.queue()
    for moment in ((TUESDAY, 6), (TUESDAY, 23), (date(2026, 3, 7), 12), (date(2026, 4, 3), 12)):
        decision.at(*moment)
        expected = (3, 0) if moment == (TUESDAY, 23) else (0, 0)
        assert decision.hand_over() == expected
        mail.outbox.clear()


def test_handing_over_ends_at_midnight(decision, monkeypatch):
    sending = handing.mail.send_queued

    def takes_an_hour(**said):
        outcome = sending(**said)
        decision.at(WEDNESDAY, 0, 30)
        return outcome

    decision.queue()
    monkeypatch.setattr(handing.mail, "send_queued", takes_an_hour)
    decision.at(TUESDAY, 23, 55)
    monkeypatch.setattr(leases, "LASTS", timedelta(hours=2))
    assert decision.hand_over() == (1, 0)


def test_an_invitation_that_waited_overnight_is_today_s(story, post):
    story.answered(*PEOPLE)
    story.do("plan_info_session", date=MONDAY, mode="remote")
    post.after(minutes=20).queue()
    assert Letter.objects.standing().filter(kind="invitation").count() == 4
    post.at(TUESDAY).run()
    invitations = Letter.objects.standing().filter(kind="invitation")
    assert [letter.day for letter in invitations] == [TUESDAY] * 4
