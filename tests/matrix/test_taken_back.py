"""Whatever act was done last can be taken back, and then everything is as it was before it."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from adoption.models import County
from config.demonstration.partners import FEW, candidate
from config.demonstration.walk import Walk
from tests.matrix.scenes import ONE_AN_ACT, SCENES, Played
from tests.workflows.checked import check
from tests.workflows.stands import differing, stands, tasks
from workflows.acts import BY_NAME
from workflows.queries import before, records
from workflows.services.undoing import undo
from workflows.stages import Stage
from workflows.verification.differences import differences
from workflows.verification.reading import at_rest

pytestmark = pytest.mark.django_db

# Every act once, and those again that find much on record.
ACTS = [scene for scene in SCENES if scene in ONE_AN_ACT or scene.about == "with all on record"]

NEWCOMER = {"name": "Uuno Uusi", "email": "uuno.uusi@example.fi"}


def sends_back(to: str):
    """With everything ticked from the step on that the case is sent back to."""

    def said(walk: Walk) -> dict:
        ticked = [one.record for one in records.standing(walk.case) if one.stage.order >= Stage(to).order]
        return {"to": to, "reason": "Uudelleen", "records": ticked}

    return said


SAID: dict[str, Callable[[Walk], dict]] = {
    "add_contact": lambda walk: NEWCOMER | {"side": "culture", "starts": walk.day},
    "replace_contact": lambda walk: NEWCOMER | {"starts": walk.day, "appointed_by": "Johtaja"},
    "contact_leaves": lambda walk: {"ends": walk.day},
    "add_county": lambda walk: {"counties": list(County.objects.filter(code="02"))},
    "hold": lambda walk: {"reason": "Loma", "review_on": walk.day},
    "send_back": sends_back("working_group"),
    "send_back (with all on record)": sends_back("training"),
    "override": lambda walk: {"gate": "languages_covered", "reason": "Myöhemmin"},
    "move_session": lambda walk: {"date": walk.day + timedelta(days=40)},
    "partner_leaves": lambda walk: {"left_on": walk.day, "reason": "Lopettaa"},
    "end_commitment": lambda walk: {"ended_on": walk.day, "reason": "Lopettaa"},
    "add_partner": lambda walk: candidate(FEW[2]) | {"name": "Pieni sali"},
} | dict.fromkeys(("end_culture", "end_care", "end_by_kaikukeskus"), lambda walk: {"reason": "Ei jatketa"})


def said(played: Played) -> dict:
    """What is said in acts of which nothing is usual."""
    names = (str(played.scene), played.scene.act)
    return next((SAID[name](played.walk) for name in names if name in SAID), {})


@pytest.fixture(scope="module", params=ACTS, ids=str)
def reached(request, path):
    return request.param, path.reach(request.param)


def test_every_act_is_tried():
    assert {scene.act for scene in ACTS} == set(BY_NAME)


def test_an_act_taken_back_leaves_everything_as_it_was(played: Played):
    walk = played.walk
    was = stands(walk)
    walk.day += timedelta(days=1)
    event = walk.do(played.scene.act, item=played.item, **said(played))
    assert tasks(before.open_before(walk.case, event.seq)) == was["tasks"]
    undone = undo(case_id=walk.case_id, seq=event.seq, by=event.by, now=walk.now)
    assert differing(was, stands(walk)) == {}
    assert (undone.act, undone.item, undone.by) == ("undo", f"event:{event.seq}", event.by)
    check(walk.case)
    assert differences(at_rest(walk.case_id)) == []
