"""The inbox: what is next, what is mine and by when, what may be taken, what waits for whom."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from adoption.services.contacts import add_contact
from commitments.models import Partner, Site
from tests.adoption.region import country
from tests.workflows.regions import in_english, person_of, stranger, walk_to
from workflows.flows.onboarding import OnboardingFlow
from workflows.models import CaseTask, StageWork
from workflows.queries import inbox as query
from workflows.stages import Stage
from workflows.views.presenters.inbox import reach_of, week_ends, when

pytestmark = pytest.mark.django_db


@pytest.fixture
def walk():
    return walk_to(Stage.WORKING_GROUP, days_ago=20)


def page(client, **asked):
    answer = client.get(reverse("workflows:inbox"), asked)
    assert answer.status_code == 200
    return answer


def inbox_of(browse, user, **asked):
    return page(browse(user), **asked).context["inbox"]


def acts(section) -> list[str]:
    return [row.act.name for row in section.rows]


def sections(inbox) -> dict[str, list[str]]:
    return {section.key: acts(section) for section in inbox.mine}


def make_due(walk, act: str, days: int) -> None:
    """The open task is due so many days from today."""
    CaseTask.objects.open().filter(case=walk.case_id, act=act).update(
        due=timezone.localdate() + timedelta(days)
    )


def test_the_most_urgent_of_my_tasks_is_next_and_says_how_late_where_and_how_long(walk, browse):
    make_due(walk, "appoint_culture", -4)
    answer = page(browse(person_of(walk, "culture")))
    shown = answer.context["inbox"].next
    assert (shown.tag, shown.title) == ("Do this next", "Appoint culture's responsible persons")
    assert shown.about == "Alkula, 2 Working group: 4 days late. Takes about 5 min."
    assert shown.url == reverse("workflows:task", args=[shown.task.pk])
    assert shown.title.replace("'", "&#x27;") in answer.content.decode()


def test_the_next_act_stands_once_on_the_page(walk, browse):
    make_due(walk, "appoint_culture", -4)
    inbox = inbox_of(browse, person_of(walk, "culture"))
    assert "appoint_culture" not in [name for names in sections(inbox).values() for name in names]


def test_without_a_task_in_hand_the_next_act_is_one_that_nobody_has_taken(walk, browse):
    CaseTask.objects.open().update(owner=None, status="NEW")
    shown = inbox_of(browse, person_of(walk, "culture")).next
    assert (shown.is_taken, shown.tag) == (False, "Nobody has taken this yet")


def test_tasks_in_hand_stand_by_when_they_are_due(browse):
    walk = walk_to(Stage.PRINTING, days_ago=500)
    culture, opened = person_of(walk, "culture"), CaseTask.objects.open().filter(case=walk.case_id)
    opened.update(owner=None, status="NEW")
    for act, days in (("submit_artwork", -9), ("finish_local_material", -1), ("report_onboarding", 20)):
        task = opened.filter(act=act).first()
        due = timezone.localdate() + timedelta(days)
        CaseTask.objects.filter(pk=task.pk).update(owner=culture, status="ASSIGNED", due=due)
    inbox = inbox_of(browse, culture)
    assert inbox.next.task.act == "submit_artwork"
    assert sections(inbox) == {"overdue": ["finish_local_material"], "later": ["report_onboarding"]}
    assert [section.number for section in inbox.mine] == ["1 other", "1"]


@pytest.mark.parametrize(
    ("due", "held", "list_of"),
    [
        ("2026-11-23", False, "overdue"),
        ("2026-11-23", True, "held"),
        ("2026-11-24", False, "this_week"),
        ("2026-11-29", False, "this_week"),
        ("2026-11-30", False, "later"),
        (None, False, "later"),
    ],
)
def test_a_week_ends_on_sunday_and_on_hold_nothing_is_due(due, held, list_of):
    task = SimpleNamespace(due=date.fromisoformat(due) if due else None, held=held)
    assert when(task, date(2026, 11, 24), week_ends(date(2026, 11, 24))) == list_of


def test_a_weekend_belongs_to_the_week_that_comes():
    first_working_day_after_saturday = date(2026, 11, 30)
    assert week_ends(first_working_day_after_saturday) == date(2026, 12, 6)


def test_what_waits_for_others_says_for_whom_and_since_when(walk, browse):
    inbox = inbox_of(browse, person_of(walk, "culture"))
    (row,) = [row for row in inbox.waiting_rows if row.act.name == "appoint_care"]
    assert (row.turn, row.is_taken, row.names, row.region) == ("care", True, ["Seppo Sote"], "Alkula")
    assert row.waited.startswith("waited for ")


def test_what_kaikukeskus_is_asked_waits_for_the_adviser_by_name(browse):
    walk = walk_to(Stage.TRAINING)
    inbox = inbox_of(browse, person_of(walk, "culture"))
    (row,) = [row for row in inbox.waiting_rows if row.act.name == "plan_training"]
    assert (row.turn, row.names) == ("centre", ["Nelli Neuvoja"])


def test_what_nobody_has_taken_may_be_taken_by_its_side_only(walk, browse):
    CaseTask.objects.open().update(owner=None, status="NEW")
    culture, care = (inbox_of(browse, person_of(walk, side)) for side in ("culture", "sote"))
    assert {task.act for task in culture.takeable} == {"appoint_culture"}
    assert {task.act for task in care.takeable} == {"appoint_care"}
    waiting = [row for row in culture.waiting_rows if row.act.name == "appoint_care"]
    assert [(row.is_taken, row.names) for row in waiting] == [(False, ["Seppo Sote"])]


def test_on_hold_tasks_stay_in_view_and_are_not_due(walk, browse):
    make_due(walk, "appoint_culture", -4)
    walk.do("hold", by=walk.adviser, reason="Elections", review_on=timezone.localdate() + timedelta(30))
    answer = page(browse(person_of(walk, "culture")))
    inbox = answer.context["inbox"]
    assert (inbox.next, sections(inbox), inbox.late_tasks) == (None, {"held": ["appoint_culture"]}, "")
    assert "late" not in answer.content.decode()


def test_with_nothing_to_do_the_page_says_what_comes_and_when(walk, browse):
    CaseTask.objects.open().filter(turn="culture").update(status="CANCELED")
    make_due(walk, "appoint_care", 40)
    answer = page(browse(person_of(walk, "culture")))
    assert answer.context["inbox"].is_empty
    assert answer.context["coming"][0].startswith("First to come: “Appoint the responsible persons of social")


def test_a_held_region_says_when_it_is_looked_at_again(walk, browse):
    review = timezone.localdate() + timedelta(30)
    walk.do("hold", by=walk.adviser, reason="Elections", review_on=review)
    answer = page(browse(person_of(walk, "culture")))
    assert any(
        "Alkula is on hold until it is looked at again on" in said for said in answer.context["coming"]
    )


def test_somebody_of_no_region_is_told_what_will_come(browse):
    answer = page(browse(stranger()))
    assert answer.context["coming"] == [
        "When a region needs something from you, the task appears here and you get a notice."
    ]


def two_regions():
    places = country()
    first = walk_to(Stage.WORKING_GROUP, places=places)
    second = walk_to(Stage.WORKING_GROUP, places=places, municipality="201")
    user = person_of(first, "culture")
    add_contact(
        second.case.adoption, {"side": "culture", "name": "", "email": user.email}, by=None, now=second.now
    )
    return first, second, user


def test_tasks_of_all_my_regions_stand_in_one_inbox_and_can_be_narrowed(browse):
    first, second, user = two_regions()
    CaseTask.objects.open().filter(act="appoint_culture").update(owner=user)
    assert {task.case_id for task in inbox_of(browse, user).in_hand} == {first.case_id, second.case_id}
    narrowed = page(browse(user), region=second.case_id)
    assert {task.case_id for task in narrowed.context["inbox"].in_hand} == {second.case_id}
    assert "<select" not in narrowed.content.decode()


def test_a_region_that_is_not_mine_is_not_found(browse):
    first, second, _user = two_regions()
    client = browse(person_of(second, "sote"))
    asked = [str(first.case_id), "999999", "abc", ""]
    assert [client.get("/", {"region": key}).status_code for key in asked] == [404] * 4


def test_a_stranger_sees_nothing_of_any_region(walk, browse):
    inbox = inbox_of(browse, stranger())
    assert (inbox.in_hand, inbox.takeable, inbox.waiting_rows) == ([], [], [])


def test_whose_time_has_ended_sees_nothing_of_the_region_any_more(walk, browse):
    user = person_of(walk, "culture")
    assert inbox_of(browse, user).in_hand != []
    user.contacts.update(ends=timezone.localdate())
    inbox = inbox_of(browse, user)
    assert (inbox.in_hand, inbox.takeable, inbox.waiting_rows) == ([], [], [])


def test_kaikukeskus_sees_new_contacts_at_once_and_its_own_regions_waiting(walk, browse, adviser):
    new = walk_to(Stage.CONTACT, days_ago=1, places={"101": walk.case.adoption.region.municipalities.get()})
    other = in_english(adviser)
    inbox = inbox_of(browse, other)
    assert {(task.case_id, task.act) for task in inbox.takeable} == {
        (new.case_id, "take_ownership"),
        (new.case_id, "answer_contact"),
    }
    assert inbox.waiting_rows == []
    own = inbox_of(browse, walk.adviser)
    assert {row.act.name for row in own.waiting_rows} == {"appoint_culture", "appoint_care"}


def many_sites(walk, count: int, user: User) -> None:
    partner = Partner.objects.filter(adoption=walk.case.adoption).first()
    sites = Site.objects.bulk_create(
        [Site(partner=partner, name=f"Toimipaikka {n:02}") for n in range(count)]
    )
    node = OnboardingFlow.instance.report
    for site in sites:
        work = StageWork.objects.create(
            flow_class=OnboardingFlow, case_id=walk.case_id, item=f"site:{site.pk}"
        )
        CaseTask.objects.create(
            process=work, case_id=walk.case_id, flow_task=node, flow_task_type="HUMAN", act="report_onboarding",
            item=work.item, site=site, turn="care", owner=user, status="ASSIGNED",
            opened_on=timezone.localdate(), due=timezone.localdate() + timedelta(60),
        )  # fmt: skip


def test_forty_sites_of_one_region_are_one_line_that_opens(browse):
    walk = walk_to(Stage.COMMITMENTS)
    care = person_of(walk, "sote")
    many_sites(walk, 40, care)
    answer = page(browse(care), list="later")
    (row,) = [row for row in answer.context["inbox"].mine[0].rows if row.act.name == "report_onboarding"]
    assert (row.how_many, len(row.shown), row.more) == ("40 sites", 10, 30)
    assert answer.content.decode().count("<details") == 1


def test_five_sites_stand_each_on_its_own_line_with_their_names(browse):
    walk = walk_to(Stage.COMMITMENTS)
    care = person_of(walk, "sote")
    many_sites(walk, 5, care)
    inbox = inbox_of(browse, care)
    titles = [row.title for section in inbox.mine for row in section.rows]
    assert titles.count("Report that the site's staff is onboarded: Toimipaikka 03") == 1


def test_the_reach_of_a_worker_is_every_task_of_kaikukeskus(walk, adviser):
    reach = reach_of(adviser, query.regions_of(adviser), set())
    assert reach == {"centre": None, "anyone": set()}
    assert query.slips(adviser, set(), everywhere=True) == []
