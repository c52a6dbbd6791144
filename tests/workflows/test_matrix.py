"""Who may do what: every act, asked of every kind of person at every point of a whole walk, yes and no.

The table is in `who_may`. An act that is not in it fails, and so does one that nobody could ever do here.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction

from accounts.models import User
from adoption.declarations import SessionKind
from adoption.models import Session
from commitments.models import Partner, PartnerCommitment
from config.demonstration.walk import Walk
from tests.adoption.region import country
from tests.workflows.conftest import BEGIN, first_adviser
from tests.workflows.who_may import CENTRE, FOR_A_SIDE_WITH_NOBODY, MAY, rows
from workflows.acts import BY_NAME
from workflows.acts.base import ItemKind
from workflows.acts.permission import refusal
from workflows.acts.refusals import NotInThisStage, NotYours
from workflows.queries import records
from workflows.queries.items import find
from workflows.stages import Stage

pytestmark = pytest.mark.django_db
ROWS = list(rows())


class Region(Walk):
    """A walk that asks after every act who may do what now."""

    def __init__(self):
        super().__init__(adviser=first_adviser(), day=BEGIN)
        self.moments = defaultdict(list)
        self.persons = {
            name: _user(name) for name in ("culture", "coordinator", "care", "former", "elsewhere")
        }
        self.people = [
            {"side": "culture", "email": "coordinator@example.fi", "coordinator": True, "leads": True},
            {"side": "culture", "email": "culture@example.fi"},
            {"side": "sote", "email": "care@example.fi"},
            {"side": "hyte", "email": "former@example.fi"},
        ]
        self.persons |= {
            "adviser": self.adviser,
            "worker": _user("worker", is_kaikukeskus=True),
            "stranger": _user("stranger"),
            "anonymous": AnonymousUser(),
        }

    def do(self, name, /, **said):
        event = super().do(name, **said)
        self.look_around()
        return event

    def look_around(self) -> None:
        """Who may do what now: each act about nothing, and about one of each thing that it can be about."""
        case = self.case
        if self.persons["former"].pk in {contact.user_id for contact in case.contacts}:
            return
        found = {kind: things(case, kind) for kind in ItemKind}
        for act in BY_NAME.values():
            for label, key, thing in [("", "", None)] if act.item is None else found[act.item]:
                answers = {who: refusal(act, case, user, thing, key) for who, user in self.persons.items()}
                self.moments[act.name, label].append((case.at, answers))


def _user(name: str, **facts) -> User:
    return User.objects.create_user(f"{name}@example.fi", name=name.title(), **facts)


def things(case, kind: ItemKind) -> list[tuple[str, str, Any]]:
    """One of each thing that an act may be about: what it is, its key, and the thing."""
    if kind is ItemKind.RECORD:
        found = {label: (f"record:{one.event.seq}", one) for label, one in _records(case)}
    else:
        rows = {ItemKind.CONTACT: _contacts, ItemKind.SESSION: _sessions}.get(
            kind, partial(_of_partners, kind)
        )(case)
        keys = {label: f"{kind.value}:{row.pk}" for label, row in rows}
        found = {label: (key, find(case, key)) for label, key in keys.items()}
    return [(label, *one) for label, one in found.items()]


def _contacts(case) -> Iterator[tuple[str, Any]]:
    sides = {"culture": "culture", "sote": "care"}
    yield from ((f"contact of {sides[one.side]}", one) for one in case.contacts)


def _sessions(case) -> Iterator[tuple[str, Any]]:
    for session in Session.objects.standing().filter(adoption=case.adoption):
        of = "Kaikukeskus" if session.kind in (SessionKind.INFO, SessionKind.TRAINING) else "the region"
        yield f"session of {of}", session


def _of_partners(kind: ItemKind, case) -> Iterator[tuple[str, Any]]:
    for partner in Partner.objects.filter(adoption=case.adoption, left_on=None):
        role = "venue" if partner.is_venue else "distributor"
        for commitment in PartnerCommitment.objects.standing().filter(partner=partner, ended_on=None):
            if kind is ItemKind.COMMITMENT:
                yield f"commitment of a {role}", commitment
                yield "commitment", commitment
            yield from _sites(partner, role, case) if kind is ItemKind.SITE else ()
        if kind is ItemKind.PARTNER:
            yield role, partner


def _sites(partner: Partner, role: str, case) -> Iterator[tuple[str, Any]]:
    for site in partner.sites.filter(closed_on=None):
        yield f"site of a {role}", site
        if case.facts.statistics_person:
            yield "site", site


def _records(case) -> Iterator[tuple[str, Any]]:
    labels = {
        "mark_training_held": "record of Kaikukeskus",
        "confirm_attendance_care": "record of care",
        "form_group": "record for good",
    }
    yield from ((labels[one.act], one) for one in records.standing(case) if one.act in labels)


@pytest.fixture(scope="module")
def moments(django_db_setup, django_db_blocker) -> dict:
    """By act and what it is about: the stage and everybody's answer at each point of a walk."""
    with django_db_blocker.unblock(), transaction.atomic():
        municipalities = country()
        region = Region()
        _elsewhere(region, municipalities["201"])
        region.contact([municipalities["101"]]).look_around()
        _walk(region)
        transaction.set_rollback(True)
    return region.moments


def _elsewhere(region: Region, municipality) -> None:
    """Another region, whose culture contact is somebody of ours."""
    people = [{"side": "culture", "email": "elsewhere@example.fi", "coordinator": True, "leads": True}]
    Walk(adviser=region.adviser, day=BEGIN, people=people).contact([municipality]).to(Stage.WORKING_GROUP)


def _walk(region: Region) -> None:
    """The whole path, with turns off it at which the acts are possible that are possible only then."""
    region.to(Stage.INFO_SESSION)
    (former,) = region.contacts("hyte")
    region.do("contact_leaves", item=f"contact:{former.pk}", ends=region.day)
    region.to(Stage.WORKSHOP)
    region.do("hold", reason="Loma", review_on=region.day)
    region.do("resume")
    region.until("record_partner_commitment")
    venue = Partner.objects.filter(adoption=region.case.adoption, is_venue=True).first()
    region.do("record_partner_commitment", item=f"partner:{venue.pk}", limitation_text="Kymmenen kerralla")
    region.to(Stage.PERMANENT)
    for partner in Partner.objects.filter(adoption=region.case.adoption):
        region.do("partner_leaves", item=f"partner:{partner.pk}", left_on=region.day)
    region.do("end_culture", reason="Ei jatketa")
    region.do("end_care", reason="Ei jatketa")


def expected(name: str, who: set[str], stage: Stage) -> set[str]:
    """Before the answer the region has no contacts, and so two sides with nobody."""
    if stage is not Stage.CONTACT:
        return who
    return CENTRE if name in FOR_A_SIDE_WITH_NOBODY else who & CENTRE


@pytest.mark.parametrize(("name", "label", "who"), ROWS)
@pytest.mark.rule("R5", "R61", "R62", "R70")
def test_an_act_belongs_to_exactly_those_whom_the_table_says(moments, name, label, who):
    for stage, answers in moments[name, label]:
        theirs = {person for person, answer in answers.items() if not isinstance(answer, NotYours)}
        assert (stage, theirs) == (stage, expected(name, who, stage))


@pytest.mark.parametrize(("name", "label", "who"), [row for row in ROWS if row[2]])
def test_whoever_an_act_belongs_to_can_do_it_at_some_point_and_all_at_the_same(moments, name, label, who):
    possible = []
    for stage, answers in moments[name, label]:
        kinds = {type(answers[person]) for person in expected(name, who, stage)}
        assert (stage, len(kinds)) == (stage, 1 if expected(name, who, stage) else 0)
        possible.append({person for person, answer in answers.items() if answer is None} == who)
    assert any(possible)


@pytest.mark.parametrize(("name", "label", "who"), [row for row in ROWS if row[2]])
def test_an_act_is_refused_in_stages_that_it_does_not_belong_to(moments, name, label, who):
    for stage, answers in moments[name, label]:
        kinds = {type(answers[person]) for person in expected(name, who, stage)}
        assert (stage, NotInThisStage in kinds) == (
            stage,
            stage not in BY_NAME[name].during and kinds != set(),
        )


@pytest.mark.parametrize("name", [name for name, act in BY_NAME.items() if act.item is None])
def test_every_stage_of_the_path_was_looked_at(moments, name):
    assert {stage for stage, _answers in moments[name, ""]} == set(Stage)


def test_every_act_has_a_row():
    assert set(MAY) == set(BY_NAME)


def test_every_row_of_an_act_on_one_thing_says_what_that_is():
    assert {name for name, row in MAY.items() if isinstance(row, dict)} == {
        name for name, act in BY_NAME.items() if act.item is not None
    }
