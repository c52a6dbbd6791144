"""Pages of letters: read by their reader, by Kaikukeskus and by somebody else."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from post_office.models import STATUS

from accounts.models import User
from notifications.letters.fate import Fate, fate_of
from notifications.models import Letter
from notifications.queries.coming import coming
from notifications.queries.letters import chosen, letters_for
from notifications.queries.world import world_of
from notifications.services.queueing import queue_due
from notifications.services.running import run

AT = datetime(2026, 3, 3, 6, tzinfo=UTC)
"""A Tuesday in March, eight o'clock in Finland."""


@pytest.fixture
def letter(heard, who) -> Letter:
    queue_due(AT)
    return Letter.objects.get(recipient=who("Sanna"))


def page(client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def test_the_reader_sees_the_letter_as_it_was_sent_and_why_it_came(letter, who, browse):
    text = page(browse(who("Sanna")), f"/letters/{letter.pk}/")
    assert letter.subject in text
    assert "Waits to be handed to the mail server" in text
    assert "A new task is told a quarter of an hour after it opened." in text
    assert "It waits for any contact of the region." in text
    assert "/l/user-" in text


def test_kaikukeskus_sees_it_without_the_links_by_which_its_reader_acts(letter, adviser, browse):
    text = page(browse(adviser), f"/letters/{letter.pk}/")
    assert letter.subject in text
    assert "/l/…" in text
    assert "/l/user-" not in text


def test_nobody_else_sees_it(letter, who, browse, person, client):
    for somebody in (who("Kulta"), person):
        page(browse(somebody), f"/letters/{letter.pk}/", 404)
    assert client.get(f"/letters/{letter.pk}/")["Location"].startswith("/sign-in/")


def test_html_of_a_letter_is_shut_off_from_the_page(letter, who, browse):
    text = page(browse(who("Sanna")), f"/letters/{letter.pk}/")
    frame = text[text.index("<iframe") : text.index("</iframe>")]
    assert frame.startswith('<iframe class="letter" sandbox srcdoc="')
    assert "<p" not in frame


@pytest.mark.parametrize(
    ("status", "fate"),
    [
        (STATUS.queued, Fate.QUEUED),
        (STATUS.sent, Fate.HANDED),
        (STATUS.requeued, Fate.PUT_OFF),
        (STATUS.failed, Fate.REFUSED),
    ],
)
def test_what_became_of_it(letter, adviser, status, fate):
    letter.email.status = status
    letter.email.save()
    letter.refresh_from_db()
    assert fate_of(letter) is fate
    assert [fate_ for fate_ in Fate if letter in chosen(letters_for(adviser), fate=fate_)] == [fate]


def test_a_withdrawn_letter_says_so_though_its_text_is_gone(letter, who, browse, adviser):
    letter.email.delete()
    assert fate_of(Letter.objects.get(pk=letter.pk)) is Fate.CLEARED
    assert letter in chosen(letters_for(adviser), fate=Fate.CLEARED)
    Letter.objects.filter(pk=letter.pk).update(withdrawn_at=AT)
    text = page(browse(who("Sanna")), f"/letters/{letter.pk}/")
    assert "Withdrawn: it was no longer true" in text
    assert "The text of this letter is no longer kept." in text
    assert letter in chosen(letters_for(adviser), fate=Fate.WITHDRAWN)


def test_what_the_mail_server_said_is_told(letter, who, browse):
    letter.email.status = STATUS.failed
    letter.email.save()
    letter.email.logs.create(status=STATUS.failed, message="550 nobody of that name")
    text = page(browse(who("Sanna")), f"/letters/{letter.pk}/")
    assert "550 nobody of that name" in text
    assert "Refused by the mail server" in text


def test_each_sees_own_letters_in_the_list_and_kaikukeskus_everybody_s(letter, who, adviser, browse, person):
    own = f'href="/letters/{letter.pk}/"'
    assert own in page(browse(who("Sanna")), "/letters/")
    assert own in page(browse(adviser), "/letters/")
    assert own not in page(browse(who("Kulta")), "/letters/")
    assert own not in page(browse(person), "/letters/")


def test_the_list_is_narrowed_by_a_name_in_small_letters_or_capitals(letter, who, adviser):
    User.objects.filter(pk=who("Sanna").pk).update(name="Sanna Äyräs")
    assert [one.recipient.name for one in chosen(letters_for(adviser), person="äYRÄS")] == ["Sanna Äyräs"]
    assert letters_for(adviser).count() > 1


def test_a_choice_with_a_mistake_narrows_nothing(letter, adviser, browse):
    assert f'href="/letters/{letter.pk}/"' in page(browse(adviser), "/letters/?state=nowhere")


def more(letter: Letter, count: int) -> None:
    Letter.objects.bulk_create(
        Letter(key=f"more/{number}", kind="day", recipient=letter.recipient, day=letter.day, made_at=AT)
        for number in range(count)
    )


def queries(client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        page(client, address)
    return len(asked)


def test_a_long_list_asks_no_more_than_a_short_one(letter, adviser, browse):
    client = browse(adviser)
    page(client, "/letters/")
    before = queries(client, "/letters/")
    more(letter, 25)
    assert queries(client, "/letters/") == before


def test_coming_is_what_the_plan_then_does(heard, who):
    """Day by day the very letters that runs on those days queue, while nobody does anything."""
    foreseen = [
        (one.day, one.planned.key, {item.told for item in one.planned.items})
        for one in coming(who("Sanna").pk, AT)
    ]
    for day in range(29):
        queue_due(AT + timedelta(days=day))
    came = [
        (one.day, one.key, {(item.person_id, item.about, item.occasion) for item in one.items.all()})
        for one in Letter.objects.filter(recipient=who("Sanna")).order_by("day", "pk")
    ]
    assert foreseen == came
    assert len(came) > 4


def test_coming_of_a_worker_of_kaikukeskus_is_what_the_plan_then_does(heard, adviser):
    """Also what becomes late enough for Kaikukeskus only meanwhile."""
    at = AT + timedelta(days=45)
    queue_due(at)
    foreseen = [(one.day, one.planned.key) for one in coming(adviser.pk, at)]
    for day in range(1, 29):
        queue_due(at + timedelta(days=day))
    came = Letter.objects.filter(recipient=adviser, day__gt=at.date()).order_by("day", "pk")
    assert foreseen == [(one.day, one.key) for one in came]
    assert "others_overdue" in {item.kind for one in came for item in one.items.all()}


def test_coming_writes_nothing_and_reads_the_world_once(heard, who):
    with CaptureQueriesContext(connection) as of_the_world:
        world_of([who("Sanna").pk], AT)
    with CaptureQueriesContext(connection) as of_all:
        coming(who("Sanna").pk, AT)
    assert len(of_all) <= len(of_the_world) + 12
    assert Letter.objects.count() == 0


def test_the_page_of_what_comes_is_for_oneself_and_for_kaikukeskus(heard, who, adviser, browse):
    sanna = who("Sanna")
    for address in ("/letters/coming/", f"/letters/coming/{sanna.pk}/"):
        assert "Letters to come to you" in page(browse(sanna), address)
    assert "Letters to come to Sanna" in page(browse(adviser), f"/letters/coming/{sanna.pk}/")
    page(browse(who("Kulta")), f"/letters/coming/{sanna.pk}/", 404)


def test_the_command_explains_a_letter(letter, capsys):
    call_command("explain_letter", letter.pk)
    said = capsys.readouterr().out
    assert said.startswith(letter.subject)
    assert "A task waits for you: Decide whether the region begins to prepare (Alkula)" in said


def test_the_command_says_what_comes(heard, capsys, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: AT)
    call_command("explain_letter", coming="sanna@example.fi")
    said = capsys.readouterr().out
    assert said.startswith("If nobody does anything meanwhile:\n")
    assert "Tue 3 Mar  The letter of the day\n" in said


@pytest.mark.parametrize(
    ("language", "begin", "line"),
    [
        ("fi", "Jos kukaan ei sillä välin tee mitään:\n", "ti 3.3.  Päivän viesti\n"),
        ("sv", "Om ingen gör något under tiden:\n", "tis 3.3  Dagens brev\n"),
    ],
)
def test_the_command_speaks_the_language_asked_for(heard, capsys, monkeypatch, language, begin, line):
    monkeypatch.setattr("django.utils.timezone.now", lambda: AT)
    call_command("explain_letter", coming="sanna@example.fi", language=language)
    said = capsys.readouterr().out
    assert (said.startswith(begin), line in said) == (True, True)


def test_the_command_says_what_it_does_not_know(db):
    with pytest.raises(CommandError, match=r"^There is no letter 7.$"):
        call_command("explain_letter", "7")
    with pytest.raises(CommandError, match=r"^There is nobody with the address x@example.fi.$"):
        call_command("explain_letter", coming="x@example.fi")


def test_closed_days_that_moved_a_day_are_told(heard, who, browse):
    """Due on a Monday in four weeks; the week before is moved from Easter to the working day before it."""
    task = heard.task("decide_to_prepare")
    task.due = datetime(2026, 4, 12).date()
    task.save()
    run(lambda: AT)
    run(lambda: datetime(2026, 4, 2, 6, tzinfo=UTC))
    letter = Letter.objects.filter(recipient=who("Sanna"), day="2026-04-02").get()
    (item,) = letter.explanation["items"]
    assert item["days"] == {"due": "2026-04-12", "counted": "2026-04-05"}
    assert (item["told_from"], item["closed"]) == ("2026-04-02", ["2026-04-03", "2026-04-04", "2026-04-05"])
    assert "Closed days passed over" in page(browse(who("Sanna")), f"/letters/{letter.pk}/")
