"""What was recorded is corrected: the old record stays in history, the new one stands, and the log says why."""

from datetime import timedelta

import pytest

from config.demonstration.partners import FEW, candidate
from tests.workflows.checked import check
from workflows.acts import BY_NAME
from workflows.acts.correcting import CorrectionForm
from workflows.acts.permission import refusal
from workflows.acts.refusals import NotYours
from workflows.queries import records
from workflows.queries.calendar import calendar_of
from workflows.queries.items import find
from workflows.services.perform import perform
from workflows.stages import Stage

pytestmark = pytest.mark.django_db
STAGES = (Stage.INFO_SESSION, Stage.TRAINING, Stage.WORKSHOP, Stage.FEEDBACK)


def correct(walk, act: str, *, by=None, **said):
    """The standing record that an act wrote, with other data and a reason."""
    (one,) = walk.recorded(act)
    event = walk.do(
        "correct", item=f"record:{one.event.seq}", by=by or one.event.by, why_corrected="Väärä päivä", **said
    )
    one.record.refresh_from_db()
    return event, one.record


def held_on(walk, day, **said) -> dict:
    return {"held_on": day, "summary": "", **said}


def test_a_corrected_day_takes_the_place_of_the_old_one(region):
    walk = region(Stage.WORKSHOP)
    day = walk.case.dates.training - timedelta(days=1)
    event, old = correct(walk, "mark_training_held", **held_on(walk, day))
    (new,) = [one.record for one in walk.recorded("mark_training_held")]
    assert (old.withdrawn_at, old.withdrawn_by) == (walk.now, walk.adviser)
    assert (new.held_on, new.session, new.pk == old.pk) == (day, old.session, False)
    assert (event.act, event.reason) == ("correct", "Väärä päivä")


def test_a_correction_moves_nothing_that_stays_true(region):
    walk = region(Stage.WORKSHOP)
    before, asked = walk.case.facts, walk.asked
    correct(walk, "mark_training_held", **held_on(walk, walk.case.dates.training))
    assert (walk.case.facts, walk.asked, walk.case.at) == (before, asked, Stage.WORKSHOP)


def test_a_correction_can_be_corrected(region):
    walk = region(Stage.WORKSHOP)
    days = [walk.case.dates.training - timedelta(days=number) for number in (1, 2)]
    for day in days:
        correct(walk, "mark_training_held", **held_on(walk, day))
    (standing,) = walk.recorded("mark_training_held")
    assert (standing.record.held_on, standing.event.act) == (days[1], "correct")


def test_due_dates_follow_a_corrected_day(region):
    walk = region(Stage.TRAINING).until("mark_training_held")
    day = walk.case.dates.training + timedelta(days=14)
    correct(walk, "plan_training", date=day, mode="remote")
    assert walk.case.dates.training == day
    assert walk.task("mark_training_held").due == calendar_of(walk.case).add(day, 1)


def test_who_comes_stays_with_a_session_whose_plan_is_corrected(region):
    walk = region(Stage.TRAINING).until("mark_training_held")
    correct(walk, "plan_training", date=walk.case.dates.training, mode="remote")
    assert walk.asked == {"mark_training_held"}


def test_a_corrected_end_of_the_pilot_moves_the_decisions(region):
    walk = region(Stage.FEEDBACK)
    starts, ends = walk.case.dates.pilot_start, walk.case.dates.pilot_end + timedelta(days=60)
    correct(walk, "set_pilot_period", starts=starts, ends=ends)
    assert walk.task("decide_culture").due == calendar_of(walk.case).add(ends, -30)


def test_a_decision_corrected_to_another_is_asked_of_both_again(region):
    walk = region(Stage.FEEDBACK)
    walk.do("decide_culture")
    walk.do("decide_care")
    assert not {"decide_culture", "decide_care"} & walk.asked
    decided = {"organ": "Lautakunta", "decided_on": walk.day, "section": "", "register_number": ""}
    correct(walk, "decide_care", outcome="end", until=None, **decided)
    assert {"decide_culture", "decide_care"} <= walk.asked


def test_who_did_not_record_it_does_not_correct_it(region):
    walk = region(Stage.WORKSHOP)
    for user in (contact.user for contact in walk.case.contacts):
        with pytest.raises(NotYours):
            correct(walk, "mark_training_held", by=user, **held_on(walk, walk.day))


def test_the_coordinator_corrects_what_others_of_the_region_recorded(region):
    walk = region(Stage.WORKSHOP)
    (coordinator,) = [contact.user for contact in walk.case.contacts if contact.coordinator]
    contacts = walk.contacts("sote")
    event, old = correct(walk, "confirm_attendance_care", by=coordinator, contacts=contacts)
    assert (event.by, old.is_standing) == (coordinator, False)


def test_what_cannot_be_corrected_by_writing_it_anew_is_refused(region):
    walk = region(Stage.WORKSHOP)
    with pytest.raises(NotYours):
        correct(walk, "form_group", kind="pair", formed_on=walk.day, members=[], coordinators=[])


def test_every_record_that_may_be_corrected_can_be_written_anew_as_it_was(region):
    walk = region(Stage.FEEDBACK)
    for one in records.standing(walk.case):
        if not BY_NAME[one.act].correctable:
            continue
        before = walk.case.facts
        thing = next(
            (getattr(one.record, name) for name in ("site", "partner") if hasattr(one.record, name)), None
        )
        data = walk.answers(one.act, walk.case, thing) | {"why_corrected": "Sama"}
        item = f"record:{one.event.seq}"
        perform(BY_NAME["correct"], case_id=walk.case_id, by=one.event.by, data=data, now=walk.now, item=item)
        check(walk.case)
        assert (one.act, walk.case.facts) == (one.act, before)
    assert walk.case.at is Stage.FEEDBACK


def test_a_record_that_was_withdrawn_is_nobody_s_to_correct(region):
    walk = region(Stage.WORKSHOP)
    (one,) = walk.recorded("mark_training_held")
    correct(walk, "mark_training_held", **held_on(walk, walk.day))
    withdrawn = f"record:{one.event.seq}"
    assert find(walk.case, withdrawn) is None
    assert isinstance(refusal(BY_NAME["correct"], walk.case, walk.adviser, None, withdrawn), NotYours)


def test_what_the_region_decided_on_preparing_is_not_corrected_to_the_contrary(region):
    walk = region(Stage.WORKSHOP)
    (one,) = walk.recorded("decide_to_prepare")
    told = {"adoption": walk.case.adoption, "by": one.event.by, "on": walk.day, "item": one}
    said = {"decided_on": walk.day, "why_corrected": "Väärä päivä"}
    answers = {str(go_on): CorrectionForm(said | {"go_on": str(go_on)}, **told) for go_on in (True, False)}
    assert {go_on: list(form.errors) for go_on, form in answers.items()} == {"True": [], "False": ["go_on"]}


def test_a_case_that_was_resumed_is_not_held_again_by_a_corrected_reason(region):
    walk = region(Stage.INFO_SESSION).until("decide_to_prepare")
    later = {"go_on": False, "review_on": walk.day + timedelta(days=60), "reason": "Budjetti"}
    walk.do("decide_to_prepare", **later)
    walk.do("resume")
    correct(walk, "decide_to_prepare", **later | {"reason": "Talousarvio"})
    assert walk.case.facts.on_hold is False


def test_a_limit_refused_by_a_correction_leaves_nothing_to_ask_of_the_venue_s_site(region):
    walk = region(Stage.FEEDBACK)
    walk.do("add_partner", **candidate(FEW[2]) | {"name": "Pieni sali", "sites": ["Pieni sali"]})
    partner = walk.case.adoption.partners.get(name="Pieni sali")
    walk.do("record_partner_commitment", item=f"partner:{partner.pk}", limitation_text="Kolme kerrallaan")
    walk.do("decide_on_limitation", item=f"commitment:{partner.commitments.get().pk}")
    assert {"confirm_kaikukanta_access", "report_onboarding"} <= walk.asked
    correct(walk, "decide_on_limitation", approved=False, reason="Ei mallin mukainen")
    assert not {"confirm_kaikukanta_access", "report_onboarding"} & walk.asked
