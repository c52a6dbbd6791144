"""Who may do an act depends here and there on more than who they are; and why they are refused is said."""

import pytest
from django.utils import timezone, translation

from accounts.models import User
from adoption.models import Contact
from workflows.acts import BY_NAME
from workflows.acts.permission import refusal
from workflows.acts.refusals import AlreadyDone, NeedsFirst, NotInThisStage, NotYours, Taken
from workflows.rules import turns_of
from workflows.services import tasks
from workflows.stages import Stage

pytestmark = pytest.mark.django_db
STAGES = (Stage.INFO_SESSION, Stage.TRAINING, Stage.PERMANENT)


def may(walk, name: str, user: User) -> bool:
    return refusal(BY_NAME[name], walk.case, user) is None


def leaves(walk, side: str) -> None:
    (contact,) = walk.contacts(side)
    walk.do("contact_leaves", item=f"contact:{contact.pk}", ends=walk.day)


def test_kaikukeskus_enters_the_region_s_word_until_somebody_local_has_signed_in(region):
    walk = region(Stage.INFO_SESSION).until("decide_to_prepare")
    assert may(walk, "decide_to_prepare", walk.adviser)
    User.objects.filter(pk=walk.contacts("sote")[0].user_id).update(last_login=timezone.now())
    assert not may(walk, "decide_to_prepare", walk.adviser)
    assert may(walk, "decide_to_prepare", walk.contacts("culture")[0].user)


@pytest.mark.parametrize(
    ("side", "theirs", "others"),
    [("sote", "appoint_care", "appoint_culture"), ("culture", "appoint_culture", "appoint_care")],
)
def test_kaikukeskus_appoints_only_for_the_side_that_has_nobody(region, side, theirs, others):
    walk = region(Stage.PERMANENT)
    leaves(walk, side)
    assert (may(walk, theirs, walk.adviser), may(walk, others, walk.adviser)) == (True, False)
    assert may(walk, "add_contact", walk.adviser)


def test_a_person_of_both_sides_acts_for_both(region):
    walk = region(Stage.TRAINING).until("confirm_attendance_culture")
    user = walk.contacts("culture")[0].user
    assert not may(walk, "confirm_attendance_care", user)
    Contact.objects.create(
        adoption=walk.case.adoption, user=user, side="hyte", status="appointed", starts=walk.day
    )
    assert may(walk, "confirm_attendance_care", user) and may(walk, "confirm_attendance_culture", user)
    assert walk.do("confirm_attendance_care", by=user).for_side == "care"


def test_a_person_of_both_sides_ends_for_the_side_that_is_said(region):
    walk = region(Stage.TRAINING)
    user = walk.contacts("culture")[0].user
    Contact.objects.create(
        adoption=walk.case.adoption, user=user, side="hyte", status="appointed", starts=walk.day
    )
    assert walk.do("end_care", by=user, reason="Ei jatketa").for_side == "care"


def test_what_kaikukeskus_has_taken_of_anybodys_stays_with_it_when_a_contact_joins(region):
    walk = region(Stage.INFO_SESSION).until("mark_info_session_held")
    tasks.claim(task_id=walk.task("mark_info_session_held").pk, by=walk.adviser, now=walk.now)
    walk.do("add_contact", side="culture", name="Uuno Uusi", email="uuno@example.fi", starts=walk.day)
    assert walk.task("mark_info_session_held").owner == walk.adviser


@pytest.mark.rule("R61")
def test_a_worker_of_kaikukeskus_is_never_local(region):
    walk = region(Stage.TRAINING)
    Contact.objects.create(
        adoption=walk.case.adoption, user=walk.adviser, side="culture", coordinator=True, starts=walk.day
    )
    assert turns_of(walk.adviser, walk.case) == {"centre", "anyone"}
    assert not may(walk, "plan_workshop", walk.adviser)


@pytest.mark.parametrize("who", ["adviser", "contact"])
def test_somebody_whose_account_is_closed_may_do_nothing(region, who):
    walk = region(Stage.TRAINING)
    user = walk.adviser if who == "adviser" else walk.contacts("culture")[0].user
    user = User.objects.get(pk=user.pk)
    user.is_active = False
    assert turns_of(user, walk.case) == set()
    assert [name for name in BY_NAME if may(walk, name, user)] == []


def test_an_act_on_one_thing_is_nobody_s_without_that_thing(region):
    walk = region(Stage.PERMANENT)
    everybody = [walk.adviser, *(contact.user for contact in walk.case.contacts)]
    about = [act for act in BY_NAME.values() if act.item is not None]
    assert {type(refusal(act, walk.case, user)) for act in about for user in everybody} == {NotYours}


def test_who_is_not_asked_learns_nothing_of_the_case(region):
    walk = region(Stage.TRAINING)
    stranger = User.objects.create_user("ulla@example.fi", name="Ulla")
    assert {type(refusal(act, walk.case, stranger)) for act in BY_NAME.values()} == {NotYours}


@pytest.mark.parametrize(
    ("refused", "status", "sentence"),
    [
        (NotYours(), 403, "This is not yours to do in this case."),
        (AlreadyDone("", None), 409, "This has already been done."),
        (NotInThisStage("Training"), 409, "This cannot be done while the case is at “Training”."),
        (NeedsFirst((), ("A", "B")), 409, "This cannot be done yet: A; B."),
        (Taken("Kaisa", None), 409, "This task is with Kaisa."),
    ],
)
def test_a_refusal_is_a_sentence(refused, status, sentence):
    with translation.override("en"):
        assert (refused.status, refused.sentence) == (status, sentence)


def test_what_was_done_says_by_whom_and_when(region):
    walk = region(Stage.TRAINING)
    walk.do("plan_training")
    with pytest.raises(AlreadyDone) as refused:
        walk.do("plan_training", by=walk.adviser)
    assert (refused.value.by, refused.value.at) == (str(walk.adviser), walk.now)
    with translation.override("en"):
        assert refused.value.sentence.startswith("This has already been done by Nelli Neuvoja on ")
