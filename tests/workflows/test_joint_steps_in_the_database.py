"""Whoever writes past the machine brings no case past a joint step without both sides' acts, whatever way is tried.

Every attempt comes with an event that looks like the machine's, chained as it would be.
"""

from collections.abc import Callable

import pytest
from django.contrib.admin import AdminSite, ModelAdmin
from django.db import IntegrityError, connection, transaction
from django.test import RequestFactory
from django.utils import timezone

from adoption.declarations import Turn
from adoption.services.regions import new_adoption
from commitments.models import CommitmentText, PartnershipAcceptance
from tests.workflows.conftest import municipality
from workflows.models import AdoptionCase, CaseEvent, Ending
from workflows.services.log import digest
from workflows.stages import Stage
from workflows.verification.differences import check

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]
STAGES = (Stage.WORKING_GROUP, Stage.COMMITMENTS, Stage.DISTRIBUTION, Stage.FEEDBACK)


def forge(case: AdoptionCase, target: str, act: str = "moved_forward") -> dict:
    """What a case has after an event that moves it, and that nobody's act has caused."""
    event = CaseEvent(
        case_id=case.pk, seq=case.seq + 1, at=timezone.now(), by=case.adviser, act=act,
        source=case.stage, target=target, cause=case.seq, previous_hash=case.head,
    )  # fmt: skip
    event.hash = digest(event)
    event.save(force_insert=True)
    return {"stage": target, "seq": event.seq, "head": event.hash}


def assigned(case, values) -> None:
    case.stage = values["stage"]


def saved(case, values) -> None:
    case.__dict__ |= values
    case.save()


def updated(case, values) -> None:
    AdoptionCase.objects.filter(pk=case.pk).update(**values)


def bulk_updated(case, values) -> None:
    AdoptionCase.objects.bulk_update([AdoptionCase(pk=case.pk, **values)], ["stage", "seq", "head"])


def created(case, values) -> None:
    place = new_adoption([municipality(90)], now=timezone.now())
    told = {"adoption": place, "opened_at": timezone.now(), "stage_since": timezone.now()}
    AdoptionCase.objects.bulk_create([AdoptionCase(**told, **values)])


def put_in_its_place(case, values) -> None:
    row = AdoptionCase.objects.filter(pk=case.pk).values().get() | values
    AdoptionCase.objects.bulk_create(
        [AdoptionCase(**row)], update_conflicts=True, update_fields=list(values), unique_fields=["id"]
    )


def put_in_its_place_at_the_first_stage(case, values) -> None:
    put_in_its_place(case, values | {"stage": "contact"})


def changed_by_an_admin(case, values) -> None:
    """The form of the framework's own administration, with every field that it offers."""
    admin = ModelAdmin(AdoptionCase, AdminSite())
    request = RequestFactory().post("/")
    offered = admin.get_form(request, case, change=True)
    form = offered(offered(instance=case).initial | {"stage": values["stage"]}, instance=case)
    assert "stage" in form.fields
    admin.save_model(request, form.save(commit=False), form, change=True)


def saved_by_an_admin(case, values) -> None:
    case.__dict__ |= values
    ModelAdmin(AdoptionCase, AdminSite()).save_model(RequestFactory().post("/"), case, None, change=True)


def raw(case, values) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE workflows_adoptioncase SET stage = %s, seq = %s, head = %s WHERE id = %s",
            [*values.values(), case.pk],
        )


WAYS = (
    assigned, saved, updated, bulk_updated, created, put_in_its_place, put_in_its_place_at_the_first_stage,
    changed_by_an_admin, saved_by_an_admin, raw,
)  # fmt: skip
REFUSALS = (IntegrityError, AttributeError)


def rows() -> list[dict]:
    return list(AdoptionCase.objects.order_by("pk").values())


def assert_no_way_leads(case: AdoptionCase, target: Stage, act: str = "moved_forward") -> None:
    before = rows(), list(CaseEvent.objects.order_by("pk").values("pk", "hash"))
    for way in WAYS:
        with pytest.raises(REFUSALS), transaction.atomic():
            again = AdoptionCase.objects.get(pk=case.pk)
            way(again, forge(again, target, act))
        assert (way, (rows(), list(CaseEvent.objects.order_by("pk").values("pk", "hash")))) == (way, before)


def differing_texts(walk) -> None:
    other = CommitmentText.objects.create(kind="partnership", version="2")
    walk.do("accept_partnership_culture")
    walk.do("accept_partnership_care", text=other)


def doing(*acts: str) -> Callable:
    def before(walk) -> None:
        for act in acts:
            walk.do(act)

    return before


def withdrawing(model, *acts: str) -> Callable:
    def before(walk) -> None:
        doing(*acts)(walk)
        model.objects.filter(adoption=walk.case.adoption, turn=Turn.CARE).update(withdrawn_at=timezone.now())

    return before


TEXTS = ("accept_partnership_culture", "accept_partnership_care", "countersign_partnership")
ONE_SIDED = {
    "nobody appointed": (Stage.WORKING_GROUP, doing()),
    "culture alone appointed": (Stage.WORKING_GROUP, doing("appoint_culture")),
    "care alone appointed": (Stage.WORKING_GROUP, doing("appoint_care")),
    "nothing accepted": (Stage.COMMITMENTS, doing()),
    "culture alone accepted": (Stage.COMMITMENTS, doing(TEXTS[0])),
    "care alone accepted": (Stage.COMMITMENTS, doing(TEXTS[1])),
    "two texts": (Stage.COMMITMENTS, differing_texts),
    "not countersigned": (Stage.COMMITMENTS, doing(*TEXTS[:2])),
    "taken back by care": (Stage.COMMITMENTS, withdrawing(PartnershipAcceptance, *TEXTS)),
    "nobody ready": (Stage.DISTRIBUTION, doing()),
    "culture alone ready": (Stage.DISTRIBUTION, doing("confirm_ready_culture")),
    "care alone ready": (Stage.DISTRIBUTION, doing("confirm_ready_care")),
    "nobody decided": (Stage.FEEDBACK, doing()),
    "culture alone decided": (Stage.FEEDBACK, doing("decide_culture")),
    "care alone decided": (Stage.FEEDBACK, doing("decide_care")),
    "decided differently": (
        Stage.FEEDBACK,
        lambda walk: (walk.do("decide_culture"), walk.do("decide_care", outcome="end")),
    ),
}


@pytest.mark.parametrize(("at", "before"), ONE_SIDED.values(), ids=list(ONE_SIDED))
def test_no_way_leads_past_a_joint_step_without_both_sides(region, at, before):
    walk = region(at)
    before(walk)
    assert_no_way_leads(walk.case, walk.case.path.forward[at].target)


@pytest.mark.parametrize("target", [stage for stage in Stage if stage.order > Stage.WORKING_GROUP.order])
def test_nor_to_any_stage_behind_it(region, target):
    assert_no_way_leads(region(Stage.WORKING_GROUP).case, target)


@pytest.mark.parametrize("act", ["moved_back", "sent_back", "migrated"])
def test_nor_does_an_event_of_another_name(region, act):
    assert_no_way_leads(region(Stage.FEEDBACK).case, Stage.PERMANENT, act)


def only_culture_ends(walk) -> None:
    walk.do("end_culture", reason="Ei jatketa")


def kaikukeskus_ends(walk) -> None:
    """A word that the act itself would refuse once the commitment is in force."""
    Ending.objects.create(case=walk.case, at=walk.now, turn=Turn.CENTRE, reason="Ei jatketa")


ENDINGS = {
    "without a word": doing(),
    "by culture alone": only_culture_ends,
    "by Kaikukeskus": kaikukeskus_ends,
}


@pytest.mark.parametrize("before", ENDINGS.values(), ids=list(ENDINGS))
def test_no_way_ends_a_case_that_those_who_may_have_not_ended(region, before):
    walk = region(Stage.DISTRIBUTION)
    before(walk)
    assert_no_way_leads(walk.case, Stage.ENDED, "ended")


def test_what_the_database_cannot_tell_from_the_machines_the_log_does(region):
    """Both sides have accepted and Kaikukeskus signed, but the meeting was never held."""
    walk = region(Stage.COMMITMENTS)
    doing(*TEXTS)(walk)
    updated(walk.case, forge(walk.case, Stage.STATISTICS))
    assert walk.case.at is Stage.STATISTICS
    found = {difference.seq for checked in check([walk.case_id]) for difference in checked.differences}
    assert found == {walk.case.seq}
