"""Whoever does what the shortest way says, one thing after the other, comes to its end in as many acts as it promised.

Real regions are followed from the first contact and from wherever else people have brought them: with more acts done than
asked, things lost, withdrawn, held, decided differently and looked for anew. After every act one less is promised.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.db import transaction

from commitments.models import CommitmentText, Partner
from commitments.queries.current import acceptances_of, commitment_of
from config.demonstration.partners import (
    ASSOCIATION,
    FEW,
    FOUND_DISTRIBUTOR,
    FOUND_VENUE,
    THIRD,
    Organisation,
    candidate,
)
from config.demonstration.walk import Walk
from workflows.flows import asked_in
from workflows.queries import records
from workflows.queries.case_page import standing_hold
from workflows.queries.particulars import particulars_of
from workflows.stages import Stage
from workflows.way import DISTRIBUTION_BEGINS, PERMANENT, Step, way

pytestmark = pytest.mark.django_db
Detour = Callable[[Walk], object]
BUSY = Organisation("Toimintatalo", THIRD, ASSOCIATION, True, True, ("Yksi", "Kaksi", "Kolme"))


def steps_of(walk: Walk, goal: Stage) -> tuple[Step, ...]:
    case = walk.case
    hold = standing_hold(case) if case.facts.on_hold else None
    return way(case.path, case.at, case.facts, particulars_of(case, hold)).to(goal)


def followed(walk: Walk, goal: Stage) -> list[int]:
    """How many acts were promised before each act, to the last: the first of the way is always done."""
    promised = []
    while steps := steps_of(walk, goal):
        promised.append(len(steps))
        step, case = steps[0], walk.case
        assert (step.act, step.item) in {(ask.act, ask.item) for ask in asked_in(case)}
        walk.do(step.act.name, item=step.item, **said(step, case))
    assert walk.case.at.order >= goal.order
    return promised


def said(step: Step, case) -> dict:
    """Sides that differ come to the same text: the one that the other side has accepted."""
    accepted = acceptances_of(case.adoption)
    other = {"accept_partnership_culture": "care", "accept_partnership_care": "culture"}.get(step.act.name)
    return {"text": accepted[other].text} if other in accepted else {}


def counts_down(promised: list[int]) -> bool:
    return bool(promised) and promised == list(range(promised[0], 0, -1))


@contextmanager
def a_moment_of(walk: Walk) -> Iterator[Walk]:
    """The region as it is, to be led somewhere and forgotten."""
    with transaction.atomic():
        yield Walk(**vars(walk) | {"said": dict(walk.said), "network": list(walk.network)})
        transaction.set_rollback(True)


def test_a_new_contact_is_followed_to_permanent_operation(walk):
    alone = Walk(**vars(walk) | {"network": [candidate(FOUND_DISTRIBUTOR), candidate(FOUND_VENUE)]})
    promised = followed(alone, PERMANENT)
    assert promised == list(range(46, 0, -1))
    assert alone.case.at is Stage.PERMANENT


def leaves(side: str) -> Detour:
    def detour(walk: Walk) -> None:
        for contact in walk.contacts(side):
            walk.do("contact_leaves", item=f"contact:{contact.pk}", by=contact.user, ends=walk.day)

    return detour


def everybody_leaves(walk: Walk) -> None:
    leaves("culture")(walk)
    leaves("sote")(walk)


def held(walk: Walk) -> None:
    walk.do("hold", by=walk.adviser, reason="Vaalit", review_on=walk.day)


def answered_later(walk: Walk) -> None:
    walk.do("answer_contact", outcome="later", reason="Syksyllä", review_on=walk.day)


def not_now(walk: Walk) -> None:
    walk.do("plan_info_session")
    walk.do("mark_info_session_held")
    walk.do("decide_to_prepare", go_on=False, review_on=walk.day)


def adviser_stops(walk: Walk) -> None:
    """The adviser no longer works at Kaikukeskus; another worker takes over."""
    case = walk.case
    case.adviser.is_active = False
    case.adviser.save()
    walk.adviser = type(case.adviser).objects.create_user("uusi@example.fi", name="Uusi", is_kaikukeskus=True)


def sent_back(to: Stage, *acts: str) -> Detour:
    def detour(walk: Walk) -> None:
        ticked = [one.record for one in records.standing(walk.case) if one.act in acts]
        walk.do("send_back", by=walk.adviser, to=to, reason="Uudelleen", records=ticked)

    return detour


def partners(walk: Walk, **kind):
    return Partner.objects.filter(adoption=walk.case.adoption, left_on=None, **kind)


def gone(**kind) -> Detour:
    def detour(walk: Walk) -> None:
        for one in partners(walk, **kind):
            walk.do("partner_leaves", item=f"partner:{one.pk}", left_on=walk.day)

    return detour


def ended(walk: Walk) -> None:
    """Every commitment ends, and a partner with many sites that is both is a candidate too."""
    walk.do("add_partner", **candidate(BUSY))
    for one in partners(walk).exclude(name=BUSY.name):
        walk.do("end_commitment", item=f"commitment:{commitment_of(one).pk}", ended_on=walk.day)


def both_at_once(walk: Walk) -> None:
    """Many are listed, one of them without a site, and one is a distributor and a venue."""
    walk.do("add_partner", **candidate(BUSY) | {"sites": []})


def texts_differ(walk: Walk) -> None:
    old, new = (CommitmentText.objects.create(kind="partnership", version=version) for version in ("7", "8"))
    walk.do("accept_partnership_culture", text=old)
    walk.do("accept_partnership_care", text=new)


def refused(walk: Walk) -> None:
    """The only venues ask for limits that Kaikukeskus does not approve."""
    for name in ("accept_partnership_culture", "accept_partnership_care", "countersign_partnership"):
        walk.do(name)
    for one in partners(walk, is_venue=True):
        walk.do("record_partner_commitment", item=f"partner:{one.pk}", limitation_text="Vain maanantaisin")
        limited = f"commitment:{commitment_of(one).pk}"
        walk.do("decide_on_limitation", item=limited, approved=False, reason="Ei mallin mukainen")


def passed(walk: Walk) -> None:
    walk.do("override", by=walk.adviser, gate="distributors_consulted", reason="Tunnetaan jo")


def one_language(walk: Walk) -> None:
    walk.do("finish_local_material", languages=["fi"])


def artwork_returned(walk: Walk) -> None:
    walk.do("submit_artwork")
    walk.do("return_artwork", changes="Logo puuttuu")


def decided(culture: str, care: str) -> Detour:
    def detour(walk: Walk) -> None:
        until = {"extend": walk.case.dates.pilot_end.replace(year=walk.day.year + 3)}
        walk.do("decide_culture", outcome=culture, until=until.get(culture))
        walk.do("decide_care", outcome=care, until=until.get(care))

    return detour


def nothing(walk: Walk) -> None:
    pass


# From early on it is followed as far as nothing is different any more: the rest is the new contact's.
GOALS = {
    Stage.CONTACT: Stage.WORKING_GROUP,
    Stage.INFO_SESSION: Stage.WORKING_GROUP,
    Stage.WORKING_GROUP: Stage.TRAINING,
    Stage.FEEDBACK: PERMANENT,
}
DETOURS: dict[Stage, dict[str, Detour]] = {
    Stage.CONTACT: {"answered later": answered_later},
    Stage.INFO_SESSION: {"not now": not_now, "held": held},
    Stage.WORKING_GROUP: {"everybody leaves": everybody_leaves},
    Stage.COMMITMENTS: {
        "texts differ": texts_differ,
        "one partner is both": both_at_once,
        "a limitation is refused": refused,
        "a recommendation was passed": passed,
    },
    Stage.STATISTICS: {
        "the artwork is returned": artwork_returned,
        "all distributors go": gone(is_distributor=True),
    },
    Stage.PRINTING: {"a language lacks": one_language, "care leaves": leaves("sote")},
    Stage.ONBOARDING: {"all venues go": gone(is_venue=True), "the adviser stops": adviser_stops},
    Stage.DISTRIBUTION: {"all commitments end": ended, "both sides leave": everybody_leaves},
    Stage.FEEDBACK: {
        "as it is": nothing,
        "sent back to the delivery": sent_back(Stage.PRINTING, "confirm_delivery", "approve_artwork"),
        "the sides differ": decided("continue", "end"),
        "both extend": decided("extend", "extend"),
        "all venues go": gone(is_venue=True),
    },
}


def test_wherever_people_have_brought_a_region_the_way_leads_to_its_goal(walk):
    region, found = Walk(**vars(walk) | {"network": [candidate(one) for one in FEW]}), {}
    for stage, detours in DETOURS.items():
        region.to(stage)
        for name, detour in detours.items():
            with a_moment_of(region) as ahead:
                detour(ahead)
                found[stage, name] = followed(ahead, GOALS.get(stage, DISTRIBUTION_BEGINS))
    assert {name: promised for name, promised in found.items() if not counts_down(promised)} == {}
    assert len(found) == sum(map(len, DETOURS.values()))
