"""The drawing of a case's stage stands where the case stands: what is done, open and to come is what facts and tasks say."""

from dataclasses import replace

import pytest
from django.utils import timezone

from tests.workflows.drawing.drawn import FLOWS
from tests.workflows.regions import in_english, walk_to
from workflows.drawing.of_flow import acts_of
from workflows.drawing.position import Mark, marks
from workflows.facts import Facts
from workflows.flows.base import asked_by
from workflows.flows.onboarding import OnboardingFlow
from workflows.models import CaseTask
from workflows.queries import case_page
from workflows.stages import Stage
from workflows.views.presenters.case import CasePage
from workflows.views.presenters.work import Step, Work, flows_at

RUNS_ONCE = [flow for flow in FLOWS if not any(act.item for act in acts_of(flow))]
SITES = frozenset({"site:1", "site:2"})


def work_of(walk) -> Work:
    return CasePage(case_page.a_case(walk.case_id), walk.adviser, timezone.now()).work


def step_of(work: Work, act: str) -> Step:
    return next(step for step in work.steps if step.act == act)


def acts_marked(work: Work, mark: Mark) -> set[str]:
    return {step.act for step in work.steps if step.mark is mark}


@pytest.mark.parametrize("flow", RUNS_ONCE, ids=lambda flow: flow.__name__)
def test_what_is_marked_open_is_what_the_flow_asks_for_until_all_is_done(flow):
    facts, stage = Facts(group_formed=True, on_hold=True), min(flow.stages, key=lambda stage: stage.order)
    for _act in acts_of(flow):
        known = marks(flow, facts)
        asked = asked_by(flow, stage, facts)
        assert {name for name, mark in known.items() if mark is Mark.OPEN} == {ask.node for ask in asked}
        done = {
            node.name
            for node in flow.instance.nodes()
            if hasattr(node, "act") and node.act.is_recorded(facts, "")
        }
        assert {name for name, mark in known.items() if mark is Mark.DONE} == done
        for ask in asked:
            facts = ask.act.effect(facts, "")
    assert set(marks(flow, replace(facts, on_hold=False)).values()) == {Mark.DONE}


def test_what_is_asked_for_each_site_waits_or_rests():
    assert marks(OnboardingFlow, Facts(sites_not_onboarded=SITES)) == {"report": Mark.OPEN}
    assert marks(OnboardingFlow, Facts()) == {"report": Mark.RESTS}


@pytest.mark.django_db
def test_all_along_the_path_the_drawing_shows_the_open_tasks_and_what_is_on_record():
    walk = walk_to(Stage.INFO_SESSION)
    seen = set()
    while walk.case.at is not Stage.PERMANENT:
        case = walk.case
        work = Work(case, tasks=(), events=())
        tasks = set(CaseTask.objects.open().filter(case=case).values_list("act", flat=True))
        assert acts_marked(work, Mark.OPEN) == tasks
        drawn = [act for flow in flows_at(case) for act in acts_of(flow) if not act.item]
        assert acts_marked(work, Mark.DONE) == {act.name for act in drawn if act.is_recorded(case.facts, "")}
        seen.add(case.at)
        walk.next(case)
    assert seen == {stage for stage in Stage if stage.step}


@pytest.mark.django_db
def test_it_says_who_did_what_when_and_who_has_the_next():
    walk = walk_to(Stage.WORKSHOP)
    walk.do("plan_workshop", by=walk.contacts("culture")[0].user)
    work = work_of(walk)
    planned, invite, held = (
        step_of(work, act) for act in ("plan_workshop", "invite_culture", "mark_workshop_held")
    )
    assert (planned.mark, planned.by, planned.done_on) == (Mark.DONE, "Kaisa Kulttuuri", walk.day)
    assert (invite.mark, str(invite.task.holder)) == (Mark.OPEN, "Kaisa Kulttuuri")
    assert (held.mark, held.task, held.turn) == (Mark.LATER, None, "coordinator")
    assert (work.done, work.total, work.is_short, work.has_headings) == (1, 5, True, False)


@pytest.mark.django_db
def test_forty_sites_are_one_box_with_their_number():
    walk = walk_to(Stage.STATISTICS)
    work = work_of(walk)
    onboarding = [step for step in work.steps if step.act == "report_onboarding"]
    assert [step.waiting for step in onboarding] == [len(walk.case.facts.sites_not_onboarded)]
    headings = [str(group.heading) for group in work.groups]
    assert headings == [stage.numbered for stage in (Stage.STATISTICS, Stage.PRINTING, Stage.ONBOARDING)]
    assert step_of(work, "confirm_kaikukanta_access").rests
    assert (work.done, work.total) == (0, 6)


@pytest.mark.django_db
def test_what_stands_beside_the_steps_is_drawn_only_while_it_asks():
    walk = walk_to(Stage.WORKSHOP)
    assert [str(group.heading) for group in work_of(walk).groups] == [Stage.WORKSHOP.numbered]
    walk.do("hold", reason="Waits.", review_on=walk.day)
    work = work_of(walk)
    assert [step.act for flow in work.groups[-1].flows for step in flow] == ["resume"]
    assert work.has_headings is True


@pytest.mark.django_db
def test_the_page_shows_it_and_asks_the_database_nothing_more(browse, django_assert_num_queries):
    walk = walk_to(Stage.COMMITMENTS)
    page = CasePage(case_page.a_case(walk.case_id), walk.adviser, timezone.now())
    assert (len(page.all_tasks), len(page.told)) > (0, 0)
    with django_assert_num_queries(0):
        assert [str(step.turn) for step in page.work.steps if not step.by] != []
    text = browse(in_english(walk.adviser)).get(f"/cases/{walk.case_id}/").content.decode()
    assert text.count("The course of the work") == 1
    assert text.count('class="flow__fork"') == 2


@pytest.mark.django_db
def test_a_case_that_is_over_has_no_work_to_draw(browse):
    walk = walk_to(Stage.WORKING_GROUP)
    walk.do("end_by_kaikukeskus", reason="Over.")
    assert work_of(walk).steps == []
    assert (
        "flow" not in browse(walk.adviser).get(f"/cases/{walk.case_id}/").content.decode().split("<main")[1]
    )
