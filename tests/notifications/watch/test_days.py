"""Every day is counted up: a letter that was lost is missed."""

from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command
from post_office.models import STATUS, Email

from notifications.models import Letter, LetterItem, Reckoning, Run
from notifications.services.queueing import queue_due
from notifications.services.reckoning import reckon, reckon_days
from notifications.services.running import run
from tests.notifications.watch.runs import AT, DAY, NEXT, ran


def counts(found: Reckoning) -> tuple:
    return found.should_have, found.queued, found.handed, found.waiting, found.refused


def test_a_day_on_which_all_went_well_balances(heard):
    run(lambda: AT)
    letters = Letter.objects.count()
    found = reckon(DAY, NEXT)
    assert counts(found) == (letters, letters, letters, 0, 0)
    assert (found.balances, letters > 1) == (True, True)


def test_a_letter_that_was_lost_before_it_was_queued_is_missed(heard):
    run(lambda: AT)
    letters = Letter.objects.count()
    lost = Letter.objects.first()
    LetterItem.objects.filter(letter=lost).delete()
    lost.delete()
    found = reckon(DAY, NEXT)
    assert counts(found) == (letters, letters - 1, letters - 1, 0, 0)
    assert found.balances is False


def test_a_letter_that_was_lost_from_the_queue_is_missed(heard):
    queue_due(AT)
    letters = Letter.objects.count()
    Email.objects.all()[:1].get().delete()
    found = reckon(DAY, NEXT)
    assert counts(found) == (letters, letters, 0, letters - 1, 0)
    assert found.balances is False


def test_a_day_without_any_run_does_not_balance(heard):
    found = reckon(DAY, NEXT)
    assert found.should_have > 1
    assert (found.queued, found.balances) == (0, False)


def test_what_is_done_after_its_letter_is_no_letter_too_many(heard, who):
    run(lambda: AT)
    heard.now = AT
    heard.do("decide_to_prepare", by=who("Sanna"), go_on=True, decided_on=DAY)
    found = reckon(DAY, NEXT)
    assert found.balances is True


def test_letters_written_later_are_no_letters_of_the_day(heard):
    """A day can be counted up again, weeks after it, with the same outcome."""
    run(lambda: AT)
    first = counts(reckon(DAY, NEXT))
    for days in range(1, 15):
        queue_due(AT + timedelta(days=days))
    assert counts(reckon(DAY, AT + timedelta(days=20))) == first


def test_what_the_server_refused_for_good_balances_and_what_it_put_off_does_not(heard):
    run(lambda: AT)
    letters = Letter.objects.count()
    first, second = Email.objects.all()[:2]
    Email.objects.filter(pk=first.pk).update(status=STATUS.requeued)
    Email.objects.filter(pk=second.pk).update(status=STATUS.failed)
    found = reckon(DAY, NEXT)
    assert counts(found) == (letters, letters, letters - 2, 1, 1)
    assert found.balances is False
    Email.objects.filter(pk=first.pk).update(status=STATUS.sent)
    assert reckon(DAY, NEXT).balances is True


def test_a_letter_that_waited_over_night_and_was_written_anew_waited(heard):
    ran(AT)
    queue_due(AT)
    letters = Letter.objects.count()
    run(lambda: NEXT)
    assert Letter.objects.exclude(withdrawn_at=None).count() == letters
    found = Reckoning.objects.get(day=DAY)
    assert counts(found) == (letters, letters, 0, letters, 0)
    assert found.balances is False


def test_a_closed_day_comes_to_nothing(heard):
    assert counts(reckon(date(2026, 3, 1), NEXT)) == (0, 0, 0, 0, 0)


def test_the_first_run_of_a_day_counts_up_the_day_before(heard):
    run(lambda: AT)
    assert Reckoning.objects.count() == 0
    run(lambda: NEXT)
    assert [one.day for one in Reckoning.objects.all()] == [DAY]
    made = Reckoning.objects.get().made_at
    run(lambda: NEXT + timedelta(minutes=5))
    assert Reckoning.objects.get().made_at == made


def test_days_without_runs_are_counted_up_when_runs_begin_again(heard):
    ran(AT)
    found = reckon_days(AT + timedelta(days=4))
    assert [one.day for one in found] == [DAY + timedelta(days=number) for number in range(4)]
    assert reckon_days(AT + timedelta(days=4, minutes=5)) == []


def test_runs_of_long_ago_are_forgotten(heard):
    ran(AT - timedelta(days=401))
    kept = ran(AT - timedelta(days=1))
    reckon_days(AT)
    assert list(Run.objects.all()) == [kept]


def test_the_command_counts_up_a_day_and_fails_when_it_does_not_balance(heard, monkeypatch, capsys):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NEXT)
    ran(AT)
    with pytest.raises(
        CommandError, match=r"^2026-03-03 does not balance: \d+ should have been queued, 0 were"
    ):
        call_command("reckon", "2026-03-03")
    run(lambda: AT)
    call_command("reckon", "2026-03-03")
    assert capsys.readouterr().out.startswith("2026-03-03: ")


REFUSED = {
    "2026-03-04": "2026-03-04 is not over yet: it is counted up from the next day on.",
    "2026-03-05": "2026-03-05 is not over yet: it is counted up from the next day on.",
    "2026-03-02": "2026-03-02 cannot be counted up: no run of send_due is on record from before its end.",
    "11.3.2026": "Error: argument day: “11.3.2026” is no date: write it as 2026-03-11.",
}


@pytest.mark.parametrize("day", REFUSED)
def test_the_command_counts_up_no_day_that_is_not_over_or_that_no_run_has_seen(heard, day, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NEXT)
    ran(AT)
    with pytest.raises(CommandError) as refused:
        call_command("reckon", day)
    assert (str(refused.value), Reckoning.objects.count()) == (REFUSED[day], 0)
