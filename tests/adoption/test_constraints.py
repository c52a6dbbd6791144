"""What must never be false is refused by the database itself, whoever writes."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from adoption import services
from adoption.models import (
    Answer,
    Appointment,
    ArtworkDecision,
    Attendance,
    ClosedPeriod,
    Contact,
    ContinuationDecision,
    DecisionCarriedOut,
    Delivery,
    DistributionStart,
    Expected,
    GoLive,
    GroupMember,
    Inquiry,
    Invitation,
    LocalGroup,
    LocalMaterial,
    Municipality,
    PilotPeriod,
    PreparationDecision,
    PrintOrder,
    Readiness,
    RegionMunicipality,
    Session,
    SessionReport,
    StatisticsDuty,
    Survey,
)
from adoption.models import Region as RegionRow
from tests.adoption.complete import complete
from tests.adoption.region import Region, day, noon

pytestmark = pytest.mark.django_db


def refused(change) -> bool:
    """Whether the database refuses the change."""
    try:
        with transaction.atomic():
            change()
    except IntegrityError:
        return True
    return False


ONE_STANDING = (
    Answer,
    Appointment,
    ArtworkDecision,
    ContinuationDecision,
    DecisionCarriedOut,
    Delivery,
    DistributionStart,
    Expected,
    GoLive,
    Invitation,
    LocalGroup,
    LocalMaterial,
    PilotPeriod,
    PreparationDecision,
    Readiness,
    SessionReport,
    StatisticsDuty,
)


@pytest.mark.parametrize("model", ONE_STANDING)
def test_a_record_stands_once_and_may_be_withdrawn_many_times(model):
    region = complete(Region())
    row = model.objects.standing().order_by("-pk").first()
    row.pk = row._state.adding = None
    assert refused(row.save)
    row.withdrawn_at = noon(region.on)
    assert not refused(row.save)
    row.pk = None
    assert not refused(row.save)


WRONG = [
    (Answer, {"outcome": "perhaps"}),
    (Answer, {"outcome": "later", "review_on": None}),
    (Appointment, {"turn": "coordinator"}),
    (Attendance, {"turn": "local"}),
    (Attendance, {"count": 0}),
    (Attendance, {"name": "Toinen", "count": 1}),
    (Contact, {"side": "church"}),
    (Contact, {"status": "perhaps"}),
    (Contact, {"ends": day(-1)}),
    (ContinuationDecision, {"turn": "centre"}),
    (ContinuationDecision, {"outcome": "perhaps"}),
    (ContinuationDecision, {"outcome": "extend", "until": None}),
    (ContinuationDecision, {"outcome": "continue", "until": day(500)}),
    (DecisionCarriedOut, {"outcome": "perhaps"}),
    (Expected, {"turn": "anyone"}),
    (GroupMember, {"work_share": 101}),
    (GroupMember, {"work_share": -1}),
    (Inquiry, {"origin": "moon"}),
    (Invitation, {"turn": "centre"}),
    (Invitation, {"count": 0}),
    (LocalGroup, {"kind": "crowd"}),
    (Municipality, {"language_status": "en"}),
    (Municipality, {"population": -1}),
    (Municipality, {"successor": "102"}),
    (PilotPeriod, {"round": 0}),
    (PreparationDecision, {"go_on": False, "review_on": None}),
    (PrintOrder, {"quantity": 0}),
    (PrintOrder, {"cost_eur": -1}),
    (Readiness, {"turn": "centre"}),
    (RegionRow, {"kind": "moon"}),
    (Session, {"kind": "party"}),
    (Session, {"mode": "moon"}),
    (Survey, {"answers": -1}),
]


@pytest.mark.parametrize(("model", "values"), WRONG)
def test_a_value_that_cannot_be_is_refused(model, values):
    complete(Region())
    row = (
        model.objects.filter(**{"contact__isnull": False} if model is Attendance else {})
        .order_by("pk")
        .first()
    )
    assert refused(lambda: model.objects.filter(pk=row.pk).update(**values))


@pytest.mark.parametrize("model", [PilotPeriod, Survey, ClosedPeriod])
def test_nothing_ends_before_it_starts(model):
    complete(Region())
    ClosedPeriod.objects.create(starts=day(1), ends=day(1))
    row = model.objects.order_by("pk").first()
    rows = model.objects.filter(pk=row.pk)
    assert refused(lambda: rows.update(ends=row.starts - timedelta(days=1)))


def test_a_municipality_runs_in_one_region_at_a_time():
    region = Region()
    other = region.contact("101").region
    assert refused(lambda: other.memberships.update(running=True))
    services.close_region(region.adoption)
    assert not refused(lambda: other.memberships.update(running=True))


def test_a_municipality_is_in_a_region_once():
    place = Region().adoption.region.memberships.get()
    again = RegionMunicipality(region=place.region, municipality=place.municipality)
    assert refused(again.save)


def test_nobody_is_an_open_contact_of_a_side_twice():
    region = Region()
    again = Contact(adoption=region.adoption, user=region.culture.user, side="culture", starts=day(5))
    assert refused(again.save)
    region.do(services.contact_leaves, item=region.culture, ends=day(5))
    assert not refused(again.save)


def test_one_person_may_be_a_contact_of_both_sides():
    region = Region()
    other = Contact(adoption=region.adoption, user=region.culture.user, side="hyte", starts=day(5))
    assert not refused(other.save)


def test_a_contact_is_a_member_of_a_group_once():
    member = Region().with_group() and GroupMember.objects.order_by("pk").first()
    assert refused(GroupMember(group=member.group, contact=member.contact).save)


def test_a_municipality_is_not_its_own_successor():
    Region()
    rows = Municipality.objects.filter(code="101")
    assert refused(lambda: rows.update(closed_on=day(1), successor="101"))
    assert not refused(lambda: rows.update(closed_on=day(1), successor="102"))


def test_a_closed_period_is_of_one_area_and_the_countrys_only_once():
    region = Region()
    days = {"starts": day(1), "ends": day(2)}
    ClosedPeriod.objects.create(**days)
    county = region.municipalities["101"].county
    assert refused(ClosedPeriod(**days).save)
    assert refused(ClosedPeriod(**days, county=county, region=region.adoption.region).save)
    assert not refused(ClosedPeriod(**days, county=county).save)


def test_what_a_region_needs_is_not_removed():
    region = Region().with_group()
    for row in (region.municipalities["101"], region.culture, region.adoption.region, region.adoption):
        with pytest.raises(ProtectedError):
            row.delete()
