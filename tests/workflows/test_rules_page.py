"""The rules' pages: what each rule stops now, what keeps it, why it was passed, and who is told of which region."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from tests.adoption.region import country
from tests.workflows.many import many_cases, spread
from tests.workflows.regions import in_english, person_of, places, stranger, walk_to
from workflows.gates import Severity
from workflows.models import AdoptionCase, CaseTask
from workflows.queries import reasons, stops
from workflows.rulebook import RULES
from workflows.services.undoing import undo
from workflows.stages import Stage
from workflows.views.presenters.rulebook import line

pytestmark = pytest.mark.django_db
LIST = reverse("workflows:rules")


def at(number: str) -> str:
    return reverse("workflows:rule", args=[number])


@pytest.fixture
def walk():
    """A region whose sides are to appoint their people, in good time."""
    walk = walk_to(Stage.WORKING_GROUP)
    due(walk, 5)
    return walk


def due(walk, days: int) -> None:
    tasks = CaseTask.objects.open().filter(case=walk.case_id)
    tasks.update(due=timezone.localdate() + timedelta(days))


def numbers(client, **asked) -> list[str]:
    sections = client.get(LIST, asked).context["sections"]
    return [line.rule.number for section in sections for line in section.lines]


def stopped(rule: str) -> tuple[int, int]:
    """How many regions the rule blocks, and how many work on it in good time."""
    found = stops.by_rule(rule, stops.by_gate(timezone.localdate()))
    return len(found.blocked), len(found.in_time)


@pytest.mark.parametrize(("days", "since"), [(5, None), (0, None), (-1, 0), (-10, -9)])
def test_a_region_is_blocked_from_the_day_after_that_on_which_what_it_misses_was_due(walk, days, since):
    today = timezone.localdate()
    due(walk, days)
    found = stops.blocked_since(today, AdoptionCase.objects.all())
    assert found == ({} if since is None else {walk.case_id: today + timedelta(since)})
    assert set(found) == stops.blocked(today)


def test_all_rules_stand_in_the_order_of_the_page_for_everybody(browse):
    page = browse(stranger()).get(LIST)
    sections = page.context["sections"]
    assert {line.rule.number for section in sections for line in section.lines} == RULES.keys()
    assert [str(section.place.words) for section in sections][:3] == [
        "the page as a whole",
        "Introduction",
        "section 1",
    ]
    assert "Somebody from the municipality&#x27;s culture is in the group" in page.content.decode()


def test_rules_can_be_narrowed_by_how_much_they_bind(browse):
    client = browse(stranger())
    assert numbers(client, force="soft") == [r.number for r in RULES.values() if r.force.value == "soft"]
    assert numbers(client, blocks="on") == []
    wrong = client.get(LIST, {"force": "very"})
    assert (wrong.status_code, len(numbers(client, force="very"))) == (422, len(RULES))


def test_the_work_of_a_step_in_good_time_is_no_block(browse, walk):
    assert stopped("R9") == (0, 1)
    assert "1 region: under way, on schedule" in browse(stranger()).get(LIST).content.decode()


def test_what_is_late_blocks(browse, walk):
    due(walk, -1)
    assert stopped("R9") == (1, 0)
    client = browse(stranger())
    assert "R9" in numbers(client, blocks="on")
    assert "Blocks 1 region now" in client.get(at("R9")).content.decode()


def test_what_was_lost_blocks_at_once_and_until_it_is_found_again(walk):
    assert stopped("R4") == (0, 0)
    walk.adviser.is_active = False
    walk.adviser.save()
    assert stopped("R4") == (1, 0)
    walk.adviser.is_active = True
    walk.adviser.save()
    assert stopped("R4") == (0, 0)


def test_what_somebody_does_is_seen_at_once(walk):
    due(walk, -1)
    assert stopped("R9") == (1, 0)
    for name in ("appoint_culture", "appoint_care", "form_group"):
        walk.do(name)
    assert (stopped("R9"), stopped("R41.3")) == ((0, 0), (0, 1))


def test_on_hold_nothing_blocks(walk):
    due(walk, -1)
    walk.do("hold", reason="Talous", review_on=walk.day)
    assert (stopped("R9"), stops.blocked(timezone.localdate())) == ((0, 0), set())


def test_what_blocks_can_be_asked_of_some_regions_alone(walk):
    due(walk, -1)
    other = walk_to(Stage.WORKING_GROUP, municipality="102", places=places())
    due(other, 5)
    today, every = timezone.localdate(), AdoptionCase.objects.all()
    assert stops.blocked(today, every.filter(pk=other.case_id)) == set()
    assert stops.blocked(today, every.filter(pk=walk.case_id)) == {walk.case_id}
    due(other, -1)
    assert stops.blocked(today, every.filter(pk=other.case_id)) == {other.case_id}
    assert stops.blocked(today) == {walk.case_id, other.case_id}


def test_blocked_regions_are_named_to_kaikukeskus_and_to_their_own_people_only(browse, walk):
    due(walk, -1)
    link = f'href="/cases/{walk.case_id}/"'
    seen = {
        who.name: link in browse(in_english(who)).get(at("R9")).content.decode()
        for who in (walk.adviser, person_of(walk, "sote"), stranger())
    }
    assert seen == {"Nelli Neuvoja": True, "Seppo Sote": True, "Ulla Ulkopuolinen": False}


def test_the_pipeline_is_narrowed_to_what_a_rule_blocks(browse, walk):
    other = walk_to(Stage.WORKING_GROUP, municipality="201", places=places())
    due(other, -1)
    client = browse(walk.adviser)
    shown = [
        [line.case.pk for line in client.get("/pipeline/", asked).context["page"]]
        for asked in ({"rule": "R9"}, {"rule": "R71"}, {"blocked": "on"})
    ]
    assert shown == [[other.case_id], [], [other.case_id]]
    assert "/pipeline/?rule=R9" in client.get(at("R9")).content.decode()


def test_reasons_are_counted_for_everybody_and_read_by_those_of_the_region(browse):
    walk = walk_to(Stage.COMMITMENTS)
    walk.do("override", gate="distributors_consulted", reason="Sovittu puhelimessa")
    pages = {
        who.name: browse(in_english(who)).get(at("R72")).content.decode()
        for who in (walk.adviser, person_of(walk, "sote"), stranger())
    }
    assert {name: "Passed with a reason 1 time" in page for name, page in pages.items()} == dict.fromkeys(
        pages, True
    )
    assert {name: "Sovittu puhelimessa" in page for name, page in pages.items()} == {
        "Nelli Neuvoja": True,
        "Seppo Sote": True,
        "Ulla Ulkopuolinen": False,
    }


def test_a_reason_that_was_taken_back_is_neither_counted_nor_read():
    walk = walk_to(Stage.COMMITMENTS)
    event = walk.do("override", gate="distributors_consulted", reason="Sovittu puhelimessa")
    assert reasons.times() == {"distributors_consulted": 1}
    undo(case_id=walk.case_id, seq=event.seq, by=event.by, now=walk.now)
    assert reasons.times() == {}
    assert list(reasons.given(["distributors_consulted"], walk.adviser)) == []


def test_a_rule_that_no_gate_keeps_says_by_what_else(browse):
    client = browse(stranger())
    text = client.get(at("R38")).content.decode()
    assert "No act and no form leads to the guide." in text
    assert "Binding" in text
    assert "No condition of the path keeps it" in client.get(at("R27")).content.decode()


def test_a_rule_there_is_none_of_is_not_found(browse):
    client = browse(stranger())
    assert [client.get(at(number)).status_code for number in ("R79", "R41.12", "r4")] == [404] * 3


def measured(client, url: str) -> tuple[int, int]:
    with CaptureQueriesContext(connection) as seen:
        answer = client.get(url)
    return len(seen), len(answer.content)


@pytest.mark.parametrize("url", [LIST, at("R9"), "/pipeline/?rule=R9"])
def test_the_pages_cost_the_same_for_one_region_and_for_many(browse, adviser, url):
    today, now = timezone.localdate(), timezone.now()
    country()
    client = browse(adviser)
    spread(many_cases(3, adviser=adviser, on=today, now=now), now)
    few, _bytes = measured(client, url)
    spread(many_cases(297, adviser=adviser, on=today, now=now), now)
    many, size = measured(client, url)
    again, _bytes = measured(client, url)
    assert (many, again < many, again <= 15, size <= 100 * 1024) == (few, True, True, True)


def test_where_a_gate_is_asked_is_said_in_words_of_their_own(browse):
    client = browse(stranger())
    pages = {number: client.get(at(number)).content.decode() for number in ("R23", "R63", "R73")}
    assert "Asked before: Order the cards." in pages["R23"]
    assert "Asked before: Countersign the partnership commitment." in pages["R63"]
    assert "Asked before: Carry out what both sides decided." in pages["R73"]


def test_a_note_is_only_pointed_out():
    lines = [gate for one in RULES.values() for gate in line(one, {}, {}).gates]
    with override("en"):
        said = {one.where.partition(":")[0] for one in lines if one.gate.severity is Severity.NOTE}
    assert said == {"It is only pointed out at"}


def test_whose_regions_a_rule_does_not_block_reads_that_and_no_empty_heading(browse, walk):
    due(walk, -1)
    mine, others = (
        browse(who).get(at("R9")).content.decode()
        for who in (in_english(person_of(walk, "sote")), stranger())
    )
    heading, sentence = "Regions that it blocks", "Blocks none of your regions."
    assert ((heading in mine, sentence in mine), (heading in others, sentence in others)) == (
        (True, False),
        (False, True),
    )


def test_the_rules_begin_with_a_link_to_each_of_their_sections(browse):
    text = browse(stranger()).get("/rules/").content.decode()
    links, titles = re.findall(r'href="#(s\d+)"', text), re.findall(r'<h2 id="(s\d+)"', text)
    assert (links, len(links) > 1) == (titles, True)
