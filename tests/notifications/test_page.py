"""The page of notices, read by its owner, a colleague and a stranger."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.translation import get_language

from accounts.models import User
from adoption.declarations import Turn
from adoption.models import Contact
from notifications.lines import ANYBODY
from notifications.models import Notification
from workflows.models import CaseEvent
from workflows.services.undoing import undo

PAGE = "/notices/"
READ = "/notices/read/"


def page(client, address=PAGE):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def heard(story):
    return story.answered(("culture", "Kulta"), ("sote", "Sanna")).heard()


def more(story, recipient, count: int) -> None:
    """Notices of so many sites, read before."""
    event = CaseEvent.objects.filter(case=story.case).latest("seq")
    Notification.objects.bulk_create(
        Notification(
            recipient=recipient,
            target=story.case,
            action_object=event,
            act="report_onboarding",
            item=f"site:{number}",
            item_name=f"Toimipaikka {number}",
            timestamp=story.now - timedelta(days=number + 1),
        )
        for number in range(count)
    )


def test_the_owner_reads_what_waits_with_a_link_to_it(heard, who, browse):
    text = page(browse(who("Sanna")))
    assert f'href="/cases/{heard.case.pk}/do/decide_to_prepare/"' in text
    assert "Alkula" in text


def test_a_notice_of_a_task_that_is_done_leads_to_the_case(heard, adviser, browse):
    text = page(browse(adviser))
    assert f'href="/cases/{heard.case.pk}/do/plan_info_session/"' not in text
    assert (
        text.count(f'href="/cases/{heard.case.pk}/"')
        == 1 + Notification.objects.filter(recipient=adviser).count()
    )


def test_a_colleague_reads_own_notices_only(heard, who, browse):
    more(heard, who("Sanna"), 1)
    assert "Toimipaikka 0" in page(browse(who("Sanna")))
    assert "Toimipaikka 0" not in page(browse(who("Kulta")))


def test_a_stranger_signs_in_first(heard):
    for address in (PAGE, READ):
        answer = Client().get(address)
        assert answer.status_code == 302
        assert answer["Location"] == f"/sign-in/?next={address}"


def test_a_person_who_has_left_reads_nothing_of_the_region(heard, who, browse):
    Contact.objects.filter(user=who("Sanna")).update(starts="2026-01-01", ends="2026-03-01")
    assert "Alkula" not in page(browse(who("Sanna")))


def test_of_a_region_that_the_person_has_left_nothing_is_counted_as_unread(heard, who, browse):
    client = browse(who("Sanna"))
    assert client.get(PAGE).context["unread_notices"] == 1
    Contact.objects.filter(user=who("Sanna")).update(starts="2026-01-01", ends="2026-03-01")
    answer = client.get(PAGE)
    assert (answer.context["unread_notices"], answer.context["cases"]) == (0, [])


def test_the_page_is_in_its_readers_language(heard, who, browse, monkeypatch):
    """What is stored is no sentence: the same notice is read in each language."""
    monkeypatch.setattr("notifications.lines._", lambda words: f"{get_language()}: {words}")
    for language in ("fi", "sv", "en"):
        User.objects.filter(pk=who("Sanna").pk).update(language=language)
        text = page(browse(who("Sanna")))
        assert f'<html lang="{language}"' in text
        assert f"{language}: A new task" in text


def test_who_was_never_told_anything_reads_so(person, browse):
    User.objects.filter(pk=person.pk).update(language="en")
    assert "There are no notices yet." in page(browse(person))


def test_a_handed_over_task_names_who_gave_it(story, who, browse):
    story.answered(("culture", "Kulta"), ("sote", "Sanna")).heard()
    story.hand_over("decide_to_prepare", to=who("Sanna"), by=who("Kulta"))
    User.objects.filter(pk=who("Sanna").pk).update(language="en")
    assert "Kulta handed a task over to you: Decide whether" in page(browse(who("Sanna")))


def test_whoever_was_given_a_task_and_gave_it_on_had_held_it(heard, who, browse):
    heard.hand_over("decide_to_prepare", to=who("Kulta"), by=who("Sanna"))
    heard.hand_over("decide_to_prepare", to=who("Sanna"), by=who("Kulta"))
    User.objects.update(language="en")
    assert lines(browse(who("Kulta")))["decide_to_prepare"][0] == "You held this task."


def lines(client) -> dict[str, tuple[str, str]]:
    """By act, why its newest notice was sent, and the reason that was given."""
    answer = client.get(PAGE)
    shown = [line for _case, lines in answer.context["cases"] for line in lines]
    return {line.notice.act: (line.why, line.reason) for line in reversed(shown)}


def all_read_english() -> None:
    User.objects.update(language="en")


def test_each_notice_says_why_its_reader_got_it(story, adviser, browse):
    story.answered(("culture", "Kulta"), ("sote", "Sanna"))
    all_read_english()
    assert lines(browse(adviser)) == {
        "take_ownership": ("It waited for any worker of Kaikukeskus.", ""),
        "answer_contact": ("You held this task.", ""),
        "plan_info_session": ("You hold this task.", ""),
    }


def test_what_was_taken_back_says_that_its_reader_had_been_told_of_it(heard, who, browse):
    held = CaseEvent.objects.filter(case=heard.case).latest("seq")
    undo(case_id=heard.case.pk, seq=held.seq, by=held.by, now=heard.now + timedelta(hours=1))
    all_read_english()
    assert lines(browse(who("Sanna")))["decide_to_prepare"] == ("You had been told of the task.", "")


def test_a_notice_of_a_task_that_is_nobody_s_says_whose_it_may_be(heard, who, browse):
    all_read_english()
    assert lines(browse(who("Sanna")))["decide_to_prepare"] == ("It waits for any contact of the region.", "")
    heard.claim("decide_to_prepare", by=who("Kulta"))
    assert lines(browse(who("Kulta")))["decide_to_prepare"] == ("You hold this task.", "")
    assert lines(browse(who("Sanna")))["decide_to_prepare"] == (
        "It waited for any contact of the region.",
        "",
    )


def test_a_handed_over_task_says_the_giver_s_reason(heard, who, browse):
    heard.hand_over("decide_to_prepare", to=who("Sanna"), by=who("Kulta"))
    all_read_english()
    assert lines(browse(who("Sanna")))["decide_to_prepare"] == ("You hold this task.", "Loma")
    assert "The reason given: “Loma”" in page(browse(who("Sanna")))


def test_a_notice_whose_task_is_not_known_says_no_reason(heard, adviser, browse):
    more(heard, adviser, 1)
    all_read_english()
    assert lines(browse(adviser))["report_onboarding"] == ("", "")


@pytest.mark.parametrize("turn", Turn)
def test_there_are_words_for_whosever_turn_it_is(turn):
    assert len({str(words) for words in ANYBODY[turn]}) == 2


def test_reading_the_page_changes_nothing(heard, who, browse):
    page(browse(who("Sanna")))
    assert who("Sanna").notifications.unread().count() == 1


def test_all_are_marked_as_read_by_a_post_and_only_ones_own(heard, who, browse):
    client = browse(who("Sanna"))
    assert client.get(READ).status_code == 405
    assert who("Sanna").notifications.unread().count() == 1
    answer = client.post(READ)
    assert (answer.status_code, answer["Location"]) == (302, PAGE)
    assert who("Sanna").notifications.unread().count() == 0
    assert who("Kulta").notifications.unread().count() == 1


def test_one_is_marked_as_read_by_a_post_and_only_once(heard, adviser, browse):
    more(heard, adviser, 40)
    one = adviser.notifications.get(item="site:35")
    client, address = browse(adviser), f"{PAGE}{one.pk}/read/"
    before = adviser.notifications.unread().count()
    assert f'action="{address}?page=2"' in page(client, f"{PAGE}?page=2")
    answer = client.post(f"{address}?page=2")
    assert (answer.status_code, answer["Location"]) == (302, f"{PAGE}?page=2")
    first = adviser.notifications.get(pk=one.pk)
    assert (first.unread, first.settled_at) == (False, None)
    assert first.read_at is not None
    assert adviser.notifications.unread().count() == before - 1
    client.post(address)
    assert adviser.notifications.get(pk=one.pk).read_at == first.read_at
    assert f'action="{address}' not in page(client, f"{PAGE}?page=2")


def test_nobody_marks_what_is_not_theirs(heard, who, browse):
    one = who("Sanna").notifications.unread().get()
    assert browse(who("Kulta")).post(f"{PAGE}{one.pk}/read/").status_code == 404
    assert who("Sanna").notifications.get(pk=one.pk).unread is True


def test_the_newest_stands_first_and_the_list_is_paged(heard, adviser, browse):
    more(heard, adviser, 40)
    client = browse(adviser)
    first, second = page(client), page(client, f"{PAGE}?page=2")
    assert first.index("Toimipaikka 0<") < first.index("Toimipaikka 1<")
    assert "Toimipaikka 39" not in first
    assert "Toimipaikka 39" in second
    assert page(client, f"{PAGE}?page=moon").count("<li") == first.count("<li")


def test_the_page_costs_the_same_for_three_notices_and_for_three_hundred(heard, adviser, browse):
    client, counts = browse(adviser), []
    for number in (0, 300):
        more(heard, adviser, number)
        with CaptureQueriesContext(connection) as queries:
            text = page(client)
        counts.append(len(queries))
        assert len(text.encode()) < 100_000
    assert counts[0] == counts[1] <= 8
