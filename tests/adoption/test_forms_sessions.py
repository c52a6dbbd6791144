"""Sessions: planned days to come, held days that have been, and who came."""

import pytest

from adoption import forms, services
from tests.adoption.region import Region, day

pytestmark = pytest.mark.django_db

PLANS = [forms.PlanInfoSessionForm, forms.PlanTrainingForm, forms.PlanWorkshopForm, forms.PlanMeetingForm]


@pytest.fixture
def region():
    return Region()


def filled(form_class, region, data, *, on=9, item=None):
    return form_class(data, adoption=region.adoption, by=region.kaikukeskus, on=day(on), item=item)


@pytest.mark.parametrize("form_class", PLANS)
@pytest.mark.parametrize(
    ("changes", "at"),
    [
        ({}, None),
        ({"date": ""}, "date"),
        ({"date": "10.3.2026"}, "date"),
        ({"starts_at": "25.00"}, "starts_at"),
        ({"mode": "moon"}, "mode"),
        ({"mode": "on_site"}, "place"),
        ({"mode": "hybrid"}, "place"),
        ({"mode": "on_site", "place": "Kirjasto"}, None),
        ({"date": "11.3.2026", "starts_at": "13:30"}, None),
    ],
)
def test_planning(region, form_class, changes, at):
    form = filled(form_class, region, {"date": "20.3.2026", "mode": "remote"} | changes)
    assert list(form.errors) == ([at] if at else [])


def test_what_is_asked_in_one_line_is_one_line(region):
    """In letters, lines of its own would pass for the site's."""
    said = {"date": "20.3.2026", "mode": "on_site", "place": "Kirjasto\n\n  sali"}
    form = filled(forms.PlanTrainingForm, region, said)
    assert form.is_valid()
    assert form.cleaned_data["place"] == "Kirjasto sali"


def test_remote_is_offered_first(region):
    form = forms.PlanTrainingForm(adoption=region.adoption, by=region.kaikukeskus, on=day(9))
    assert form["mode"].value() == "remote"


@pytest.mark.parametrize(
    ("plan", "held", "form_class"),
    [
        (services.plan_info_session, services.mark_info_session_held, forms.PlanTrainingForm),
        (services.plan_training, services.mark_training_held, forms.PlanWorkshopForm),
        (services.plan_workshop, services.mark_workshop_held, forms.PlanMeetingForm),
    ],
)
@pytest.mark.rule("R41")
def test_no_step_is_planned_before_the_one_before_it(region, plan, held, form_class):
    region.do(plan, date=day(12))
    region.do(held, held_on=day(12))
    assert list(filled(form_class, region, {"date": "13.3.2026", "mode": "remote"}).errors) == ["date"]
    assert filled(form_class, region, {"date": "14.3.2026", "mode": "remote"}).is_valid()


def test_moving_and_calling_off(region):
    session = region.do(services.plan_training, date=day(12))
    assert filled(forms.MoveSessionForm, region, {"date": "20.3.2026"}, item=session).is_valid()
    assert list(filled(forms.MoveSessionForm, region, {"date": "14.3.2026"}, item=session).errors) == ["date"]
    assert list(filled(forms.MoveSessionForm, region, {"date": "9.3.2026"}, item=session).errors) == ["date"]
    assert list(filled(forms.CancelSessionForm, region, {"reason": ""}, item=session).errors) == ["reason"]


def test_a_session_that_was_held_moves_no_more(region):
    session = region.do(services.plan_training, date=day(3))
    region.do(services.mark_training_held, held_on=day(3))
    assert list(filled(forms.MoveSessionForm, region, {"date": "20.3.2026"}, item=session).errors) == [
        "__all__"
    ]
    assert list(filled(forms.CancelSessionForm, region, {"reason": "Sairaus"}, item=session).errors) == [
        "__all__"
    ]


def test_the_session_is_chosen_from_the_regions_own(region):
    session = region.do(services.plan_training, date=day(12))
    form = filled(forms.CancelSessionForm, region, {"reason": "Sairaus", "session": str(session.pk)})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["session"] == session
    for chosen in ("", "x", str(session.pk + 1)):
        data = {"reason": "Sairaus", "session": chosen}
        assert list(filled(forms.CancelSessionForm, region, data).errors) == ["session"]


HELD = [forms.InfoSessionHeldForm, forms.WorkshopHeldForm, forms.MeetingHeldForm]


@pytest.mark.parametrize("form_class", HELD)
@pytest.mark.parametrize(
    ("changes", "at"),
    [
        ({}, None),
        ({"held_on": ""}, "held_on"),
        ({"held_on": "12.3.2026"}, "held_on"),
        ({"held_on": "1.3.2026"}, "held_on"),
        ({"culture_names": ""}, "culture_contacts"),
        ({"culture_names": "A\nB", "culture_count": "1"}, "culture_count"),
        ({"culture_names": "A\nB", "culture_count": "2"}, None),
        ({"culture_names": "", "care_count": "4"}, None),
        ({"care_count": "-1"}, "care_count"),
        ({"care_count": "monta"}, "care_count"),
        ({"care_contacts": ["999999"]}, "care_contacts"),
        ({"culture_contacts": "x"}, "culture_contacts"),
    ],
)
def test_what_was_held(region, form_class, changes, at):
    form = filled(form_class, region, {"held_on": "5.3.2026", "culture_names": "Vieras"} | changes)
    assert list(form.errors) == ([at] if at else [])


def test_people_stand_on_their_own_side_only(region):
    data = {"held_on": "5.3.2026", "culture_contacts": [str(region.care.pk)]}
    assert list(filled(forms.WorkshopHeldForm, region, data).errors) == ["culture_contacts"]


@pytest.mark.rule("R41")
def test_held_comes_after_the_step_before(region):
    region.do(services.plan_workshop, date=day(6))
    region.do(services.mark_workshop_held, held_on=day(6))
    data = {"held_on": "7.3.2026", "culture_names": "Vieras"}
    assert list(filled(forms.MeetingHeldForm, region, data).errors) == ["held_on"]
    assert filled(forms.MeetingHeldForm, region, data | {"held_on": "8.3.2026"}).is_valid()


def training(region, **changes):
    people = {"culture_contacts": [str(region.culture.pk)], "care_contacts": [str(region.care.pk)]}
    return {"held_on": "5.3.2026"} | people | changes


@pytest.mark.rule("R41.3")
def test_the_training_has_both_sides_of_the_group(region):
    region.with_group()
    form = filled(forms.TrainingHeldForm, region, training(region))
    assert form.is_valid(), form.errors
    assert form.cleaned_data["care_contacts"] == [region.care]


@pytest.mark.parametrize("side", ["culture", "care"])
def test_a_training_without_one_side_is_refused(region, side):
    region.with_group()
    assert list(
        filled(forms.TrainingHeldForm, region, training(region, **{f"{side}_contacts": []})).errors
    ) == [f"{side}_contacts"]


def test_somebody_outside_the_group_is_not_trained(region):
    region.with_group()
    outside = region.do(services.add_contact, side="culture", name="Uusi", email="uusi@example.fi")
    form = filled(forms.TrainingHeldForm, region, training(region, culture_contacts=[str(outside.pk)]))
    assert "local group" in form.errors["culture_contacts"][0]
    form = filled(forms.ConfirmAttendanceCultureForm, region, {"contacts": [str(outside.pk)]})
    assert "local group" in form.errors["contacts"][0]


@pytest.mark.parametrize("form_class", [forms.ConfirmAttendanceCultureForm, forms.ConfirmAttendanceCareForm])
def test_somebody_has_to_come_to_the_training(region, form_class):
    region.with_group()
    assert list(filled(form_class, region, {}).errors) == ["contacts"]


@pytest.mark.parametrize("form_class", [forms.InviteCultureForm, forms.InviteCareForm])
@pytest.mark.parametrize(
    ("data", "at"),
    [
        ({"organisations": "Teatteri\nMuseo"}, None),
        ({"organisations": "Teatteri\nMuseo", "count": "30"}, None),
        ({"organisations": "Teatteri\nMuseo", "count": "1"}, "count"),
        ({"organisations": " \n "}, "organisations"),
        ({}, "organisations"),
        ({"organisations": "x" * 201}, "organisations"),
    ],
)
@pytest.mark.rule("R41.4")
def test_inviting(region, form_class, data, at):
    assert list(filled(form_class, region, data).errors) == ([at] if at else [])


@pytest.mark.parametrize(
    ("changes", "at"),
    [
        ({}, None),
        ({"summary": ""}, "summary"),
        ({"held_on": "6.3.2026"}, "held_on"),
        ({"culture_names": ""}, "culture_contacts"),
        ({"kaikukeskus_came": "on"}, None),
    ],
)
def test_a_feedback_meeting_comes_after_distribution_began(region, changes, at):
    region.at(5).with_pilot()
    data = {"held_on": "9.3.2026", "culture_names": "Vieras", "summary": "Kiitosta"}
    assert list(filled(forms.FeedbackMeetingForm, region, data | changes).errors) == ([at] if at else [])


def test_a_report_is_offered_again_as_it_was(region):
    region.do(services.plan_workshop, date=day(1))
    report = region.do(
        services.mark_workshop_held,
        held_on=day(1),
        culture_contacts=[region.culture],
        culture_names=["Vieras"],
        culture_count=7,
    )
    form = forms.WorkshopHeldForm(adoption=region.adoption, by=region.kaikukeskus, on=day(9), record=report)
    html = form.as_div()
    assert (form.initial["culture_count"], form.initial["held_on"]) == (7, day(1))
    assert "checked" in html
    assert "Vieras" in html


@pytest.mark.parametrize("people", [2, 30])
def test_choosers_cost_the_same_for_any_number_of_people(region, people, django_assert_max_num_queries):
    extra = [{"side": "culture", "name": f"N{n}", "email": f"n{n}@example.fi"} for n in range(people - 2)]
    services.add_contacts(region.adoption, extra, by=None, now=region.adoption.created_at)
    with django_assert_max_num_queries(3):
        filled(forms.WorkshopHeldForm, region, {"held_on": "5.3.2026", "culture_names": "Vieras"}).as_div()
