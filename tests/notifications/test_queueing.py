"""Letters come into the queue once, leave it once, and not at all when they are no longer true."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from post_office.models import Email

from accounts.models import Absence, User
from adoption.models import ClosedPeriod, Contact
from notifications.models import Lease, Letter, LetterItem, RefusedAddress, Run
from notifications.queries.cases_at_hand import Calendars
from notifications.services import handing, leases, queueing
from notifications.services.choices import choose, pause
from notifications.services.queueing import Unwritten, queue_batch
from tests.notifications.post import QUEUED, SENT, everything, letters, received, statuses
from workflows.models import CaseTask

PEOPLE = ("culture", "Kulta"), ("culture", "Kerttu"), ("sote", "Sanna")
TUESDAY, WEDNESDAY, MONDAY, DUE = (date(2026, 3, day) for day in (3, 4, 9, 16))
ASSIGNED = [("day", name, ["assigned"]) for name in ("Kulta", "Kerttu", "Sanna")]
ADDRESSES = ["kerttu@example.fi", "kulta@example.fi", "sanna@example.fi"]


@pytest.fixture
def decision(story, post):
    """On Tuesday morning the region's three people have a task that none of them has been told of by letter."""
    story.answered(*PEOPLE).heard()
    return post.at(TUESDAY)


# Once


def test_whoever_has_something_to_be_told_gets_one_letter(decision):
    assert (decision.queue(), letters()) == (3, ASSIGNED)
    assert statuses() == [QUEUED] * 3


def test_however_often_it_runs_each_letter_is_queued_and_handed_over_once(decision):
    for _time in range(5):
        decision.run()
        decision.after(minutes=10)
    assert (letters(), received()) == (ASSIGNED, ADDRESSES)
    assert (
        list(Run.objects.order_by("pk").values_list("queued", "handed", "failed"))
        == [(3, 3, 0)] + [(0, 0, 0)] * 4
    )


def test_what_was_told_long_ago_is_not_told_again(decision):
    """A task may wait for longer than a year, on hold or far from its day."""
    CaseTask.objects.open().filter(act="decide_to_prepare").update(due=None)
    decision.run()
    decision.at(TUESDAY + timedelta(days=500)).run()
    items = LetterItem.objects.filter(kind="assigned")
    assert items.count() == 3


def test_queueing_twice_at_one_moment_queues_once(decision):
    assert (decision.queue(), decision.queue()) == (3, 0)


def test_after_a_week_s_pause_of_the_site_the_latest_alone_is_told(decision):
    """The new task and the week before its day are told of no more: on Monday it is due."""
    decision.at(DUE).run()
    assert letters() == [("digest", name, ["due_today"]) for name in ("Kulta", "Kerttu", "Sanna")]


def test_the_database_refuses_a_letter_and_an_item_twice(decision):
    decision.queue()
    for row in (Letter.objects.first(), LetterItem.objects.first()):
        row.pk = None
        if isinstance(row, Letter):
            row.email = None
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save(force_insert=True)


def test_a_letter_says_what_led_to_it(decision):
    decision.queue()
    letter = Letter.objects.filter(recipient__name="Sanna").get()
    (item,) = letter.explanation["items"]
    assert letter.explanation["at"] == decision.now.isoformat()
    assert (item["kind"], item["because"], item["told_from"]) == ("assigned", "turn:local", "2026-03-02")


# A crash leaves nothing of a batch, and the next run loses nothing


BROKEN_AT = [
    "leases.hold_row",
    "world_of",
    "letters_due",
    "names_in",
    "headers_of",
    "message_id",
    "explanation",
    "Email.objects.bulk_create",
    "Letter.objects.bulk_create",
    "_write_items",
    "LetterItem.objects.bulk_create",
]


@pytest.mark.parametrize("place", BROKEN_AT)
def test_a_crash_leaves_nothing_behind_and_the_next_run_queues_all_of_it_once(decision, monkeypatch, place):
    before = everything()
    with monkeypatch.context() as patched:
        patched.setattr(f"notifications.services.queueing.{place}", lambda *args, **kwargs: 1 / 0)
        with pytest.raises(Unwritten):
            decision.run()
    assert everything() == before
    assert "ZeroDivisionError: division by zero" in Run.objects.get().error
    decision.run()
    assert (letters(), received()) == (ASSIGNED, ADDRESSES)


def test_a_crash_at_the_very_end_of_a_batch_leaves_nothing_of_it(decision, monkeypatch):
    """All rows are written when the connection breaks, before they are committed."""
    readers = list(User.objects.filter(contacts__isnull=False).values_list("pk", flat=True))
    before = everything()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        assert queue_batch(readers, decision.now, Calendars.read(), []) == 3
        1 / 0  # noqa: B018
    assert everything() == before
    decision.run()
    assert received() == ADDRESSES


def test_a_batch_that_fails_keeps_no_other_from_the_queue_and_none_is_queued_again(decision, monkeypatch):
    monkeypatch.setattr("notifications.queries.world.BATCH", 1)
    naming = queueing.names_in

    def breaks_at_the_second(planned, *args):
        if planned[0].reader == User.objects.get(name="Kerttu").pk:
            raise RuntimeError("Half-way")
        return naming(planned, *args)

    with monkeypatch.context() as patched:
        patched.setattr(queueing, "names_in", breaks_at_the_second)
        with pytest.raises(Unwritten):
            decision.run()
        assert letters() == [ASSIGNED[0], ASSIGNED[2]]
    decision.run()
    assert (sorted(letters()), received()) == (sorted(ASSIGNED), ADDRESSES)


def test_a_letter_that_cannot_be_written_keeps_no_other_from_its_reader(decision, monkeypatch):
    """It stays due, and the run says so."""
    writing = queueing.written

    def not_to_kerttu(planned, *args):
        if planned.reader == User.objects.get(name="Kerttu").pk:
            raise KeyError("who")
        return writing(planned, *args)

    with monkeypatch.context() as patched:
        patched.setattr(queueing, "written", not_to_kerttu)
        with pytest.raises(Unwritten):
            decision.run()
    run = Run.objects.get()
    assert (run.queued, run.handed, run.error.partition(":")[0]) == (2, 2, "Unwritten")
    assert received() == [ADDRESSES[1], ADDRESSES[2]]
    decision.run()
    assert received() == ADDRESSES


def test_a_crash_between_two_letters_leaves_the_rest_to_the_run_after_the_lease(decision, monkeypatch):
    sending = handing.mail.send_queued

    def dies_after_one(**said):
        monkeypatch.setattr(handing.mail, "send_queued", lambda **said: 1 / 0)
        return sending(**said)

    monkeypatch.setattr(handing.mail, "send_queued", dies_after_one)
    monkeypatch.setattr(leases.Held, "give_back", lambda self, now: None)  # the process is gone
    with pytest.raises(ZeroDivisionError):
        decision.run()
    monkeypatch.undo()
    assert sorted(statuses()) == sorted([SENT, QUEUED, QUEUED])


def test_while_a_run_has_the_lease_or_died_with_it_no_other_hands_over(decision):
    decision.queue()
    assert leases.take(handing.HANDING, decision.now) is not None
    assert decision.run().handed == 0
    assert decision.after(minutes=9, seconds=59).run().handed == 0
    assert decision.after(seconds=1).run().handed == 3


def test_a_run_that_was_stopped_for_long_hands_over_nothing_more_once_another_has_taken_its_place(
    decision, monkeypatch
):
    """The first run stands still for an hour after its first letter; meanwhile a second hands over the rest."""
    sending, others = handing.mail.send_queued, []

    def stands_still(**said):
        monkeypatch.setattr(handing.mail, "send_queued", sending)
        outcome = sending(**said)
        decision.after(hours=1)
        others.append(decision.hand_over())
        return outcome

    decision.queue()
    monkeypatch.setattr(handing.mail, "send_queued", stands_still)
    assert (decision.hand_over(), others) == ((1, 0), [(2, 0)])
    assert received() == ADDRESSES


def test_a_run_gives_back_its_own_lease_alone(decision):
    first = leases.take(handing.HANDING, decision.now)
    second = leases.take(handing.HANDING, decision.after(minutes=10).now)
    first.give_back(decision.now)
    assert leases.take(handing.HANDING, decision.now) is None
    second.give_back(decision.now)
    assert leases.take(handing.HANDING, decision.now) is not None
    assert Lease.objects.count() == 1


# Nothing after completion


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
    assert [kind for kind, *_ in letters()] == ["digest"] * 3


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


# During a long handing over


def test_what_is_done_while_letters_are_handed_over_is_not_told_by_those_that_still_wait(
    story, decision, monkeypatch
):
    """Each letter takes two minutes; while the first is on its way the task is done."""
    sending = handing.mail.send_queued

    def slow(**said):
        outcome = sending(**said)
        if any(outcome) and len(mail.outbox) == 1:
            done(story, decision, minutes=2)
        return outcome

    decision.queue()
    monkeypatch.setattr(handing.mail, "send_queued", slow)
    decision.hand_over()
    assert len([one for one in mail.outbox if one.subject.startswith("Uusi tehtävä: Päätä")]) == 1


def test_a_digest_is_written_anew_when_something_happened_in_the_reader_s_regions(story, decision):
    decision.run()
    decision.at(MONDAY).queue()
    assert letters(day=MONDAY) == [("digest", name, ["due_soon"]) for name in ("Kulta", "Kerttu", "Sanna")]
    before = set(Letter.objects.filter(day=MONDAY).values_list("pk", flat=True))
    done(story, decision, minutes=1)
    decision.hand_over()
    assert not before & set(Letter.objects.standing().values_list("pk", flat=True))
