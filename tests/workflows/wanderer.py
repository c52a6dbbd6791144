"""People who do anything at any time: right and wrong acts, by right and wrong persons, about right and wrong things."""

from datetime import timedelta
from random import Random

from adoption.models import Contact, County
from adoption.queries import current
from commitments.models import Partner, PartnerCommitment
from tests.workflows.checked import CheckedWalk, check, open_tasks
from workflows.acts import BY_NAME
from workflows.acts.base import Act, ItemKind
from workflows.acts.permission import refusal
from workflows.acts.refusals import Refused
from workflows.models import AdoptionCase
from workflows.queries import records
from workflows.queries.items import find
from workflows.services.perform import perform
from workflows.stages import STEPS

RUBBISH = ("", "x", "-1", "99999999999999999999", "31.2.2026", "\x00", "<script>")
NOWHERE = ("", "site", "site:", "site:x", "partner:0", "nothing:1", "record:999999", "session:-1", "\x00:1")


class Wanderer:
    """One who acts in a region at random, from the seed on always the same."""

    def __init__(self, seed: int, walk: CheckedWalk, people: list, elsewhere: CheckedWalk):
        self.random, self.walk, self.people, self.elsewhere = Random(seed), walk, people, elsewhere
        self.did, self.refused = 0, 0

    def step(self) -> None:
        """One thing that somebody tries. Nothing but `Refused` may come of it, and then nothing has changed."""
        self.walk.day += timedelta(days=self.random.choice((0, 0, 1, 3)))
        case = self.walk.case
        act, item = self.choice(case)
        thing = find(case, item)
        by = self.person(case, act, item, thing)
        if self.random.random() < 0.15:
            self.send_rubbish(act, case, by, thing)
        data = {} if refusal(act, case, by, thing, item) else self.data(act, case, thing)
        if data is not None:
            self.attempt(act, by, item, data)

    def attempt(self, act: Act, by, item: str, data: dict) -> None:
        before = self.walk.case.seq
        try:
            perform(act, case_id=self.walk.case_id, by=by, data=data, now=self.walk.now, item=item)
            check(self.walk.case)
            self.did += 1
        except Refused as refused:
            assert refused.sentence
            assert self.walk.case.seq == before
            self.refused += 1

    def choice(self, case: AdoptionCase) -> tuple[Act, str]:
        """Mostly what is asked, else anything, about anything."""
        tasks = sorted(open_tasks(case))
        if tasks and self.random.random() < 0.6:
            name, item = self.random.choice(tasks)
            return BY_NAME[name], item
        act = self.random.choice(list(BY_NAME.values()))
        return act, self.item(act, case)

    def item(self, act: Act, case: AdoptionCase) -> str:
        if self.random.random() < 0.1:
            return self.random.choice(NOWHERE)
        if act.item is None:
            return ""
        where = case if self.random.random() < 0.9 else self.elsewhere.case
        keys = [f"{act.item.value}:{pk}" for pk in _things(act.item, where)]
        return self.random.choice(keys or NOWHERE)

    def person(self, case: AdoptionCase, act: Act, item: str, thing):
        """Mostly somebody who may, else anybody."""
        able = [user for user in self.people if refusal(act, case, user, thing, item) is None]
        return self.random.choice(able if able and self.random.random() < 0.8 else self.people)

    def send_rubbish(self, act: Act, case: AdoptionCase, by, thing) -> None:
        """A form answers whatever is sent to it."""
        if (act.item is None) != (thing is None) or act.item is ItemKind.RECORD:
            return
        told = {"adoption": case.adoption, "by": by, "on": self.walk.day, "item": thing}
        names = list(act.form(**told).fields)
        form = act.form({name: self.random.choice(RUBBISH) for name in names}, **told)
        assert form.is_valid() in (True, False)

    def data(self, act: Act, case: AdoptionCase, thing) -> dict | None:
        """What a form would give for an act that may be done; None where the form would refuse."""
        said = SAYS[act.name](self, case, thing) if act.name in SAYS else {}
        return None if said is None else self._usual(act, case, thing) | said

    def _usual(self, act: Act, case: AdoptionCase, thing) -> dict:
        usual = {} if act.name in SAID_WHOLE else self.walk.answers(act.name, case, thing)
        return {name: value for name, value in usual.items() if name != "not_before"}


def _things(kind: ItemKind, case: AdoptionCase) -> list[int]:
    """Keys of what an act may be about, gone or not."""
    partners = Partner.objects.filter(adoption=case.adoption)
    return {
        ItemKind.SITE: lambda: partners.exclude(sites=None).values_list("sites", flat=True),
        ItemKind.PARTNER: lambda: partners.values_list("pk", flat=True),
        ItemKind.SESSION: lambda: case.adoption.sessions.values_list("pk", flat=True),
        ItemKind.CONTACT: lambda: Contact.objects.filter(adoption=case.adoption).values_list("pk", flat=True),
        ItemKind.COMMITMENT: lambda: PartnerCommitment.objects.filter(adoption=case.adoption).values_list(
            "pk", flat=True
        ),
        ItemKind.RECORD: lambda: [one.event.seq for one in records.standing(case)],
    }[kind]()


# What is said in acts beside the path, where it depends on the moment: None where a form would refuse.


def _partner(number: int, is_venue: bool, is_distributor: bool) -> dict:
    roles = {"is_venue": is_venue, "is_distributor": is_distributor}
    return {
        "name": f"Kumppani {number}",
        "sites": [],
        "sector": "third_sector",
        "ownership": "third_sector",
        **roles,
    }


def _adds_partner(is_venue: bool, is_distributor: bool):
    return lambda self, case, thing: _partner(case.seq, is_venue, is_distributor)


def _answers_contact(self, case, thing):
    outcome = self.random.choice(("go_on", "go_on", "go_on", "later"))
    return (
        {} if outcome == "go_on" else {"outcome": outcome, "reason": "Myöhemmin", "review_on": self.walk.day}
    )


def _sends_back(self, case, thing):
    earlier = [stage for stage in STEPS if stage.order < case.at.order]
    to = self.random.choice(earlier)
    ticked = [one.record for one in records.standing(case) if one.stage.order >= to.order]
    return {"to": to, "reason": "Uudelleen", "records": [r for r in ticked if self.random.random() < 0.4]}


def _overrides(self, case, thing):
    gates = [
        gate for gate in ("languages_covered", "distributors_consulted") if gate not in case.facts.overridden
    ]
    return {"gate": self.random.choice(gates), "reason": "Syy"} if gates else None


def _moves(self, case, thing):
    coming = thing in current.coming_sessions(case.adoption)
    return {"date": self.walk.day + timedelta(days=30)} if coming else None


def _cancels(self, case, thing):
    return {"reason": "Peruttu"} if thing in current.coming_sessions(case.adoption) else None


def _corrects(self, case, thing):
    about = next(
        (getattr(thing.record, name) for name in ("site", "partner") if hasattr(thing.record, name)), None
    )
    said = self._usual(BY_NAME[thing.act], case, about or getattr(thing.record, "commitment", None))
    return said | {"why_corrected": "Virhe"}


def _decides(self, case, thing):
    outcome = self.random.choice(("continue", "extend", "end"))
    until = case.dates.pilot_end + timedelta(days=self.random.choice((60, 90)))
    return {"outcome": outcome, "until": until if outcome == "extend" else None}


# Of these nothing is usual: what is said is said below.
SAID_WHOLE = {"correct", "name_statistics_person"}
SAYS = {
    "answer_contact": _answers_contact,
    "hold": lambda self, case, thing: {"reason": "Loma", "review_on": self.walk.day},
    "send_back": _sends_back,
    "override": _overrides,
    "end_culture": lambda self, case, thing: {"reason": "Ei jatketa"} if self.random.random() < 0.1 else None,
    "end_care": lambda self, case, thing: {"reason": "Ei jatketa"} if self.random.random() < 0.1 else None,
    "end_by_kaikukeskus": lambda self, case, thing: {"reason": "Ei"} if self.random.random() < 0.02 else None,
    "return_artwork": lambda self, case, thing: {"reason": "Korjattava"},
    "move_session": _moves,
    "cancel_session": _cancels,
    "correct": _corrects,
    "add_contact": lambda self, case, thing: {
        "side": self.random.choice(("culture", "sote", "hyte")),
        "name": "Uuno Uusi",
        "email": f"uuno.{case.pk}.{case.seq}@example.fi",
    },
    "replace_contact": lambda self, case, thing: (
        {
            "name": "Sirkku Sijainen",
            "email": f"sirkku.{case.pk}.{case.seq}@example.fi",
            "starts": self.walk.day,
            "appointed_by": self.random.choice(("", "Johtaja")),
        }
        if thing.ends is None
        else None
    ),
    "contact_leaves": lambda self, case, thing: {"ends": self.walk.day} if thing.ends is None else None,
    "change_coordinator": lambda self, case, thing: {"coordinators": [self.random.choice(case.contacts)]},
    "change_adviser": lambda self, case, thing: {"adviser": self.walk.adviser},
    "add_county": lambda self, case, thing: {"counties": list(County.objects.filter(code="02"))},
    "add_partner": _adds_partner(True, True),
    "find_distributor": _adds_partner(False, True),
    "find_third_sector_distributor": _adds_partner(False, True),
    "find_venue": _adds_partner(True, False),
    "partner_leaves": lambda self, case, thing: {"left_on": self.walk.day} if thing.left_on is None else None,
    "end_commitment": lambda self, case, thing: (
        {"ended_on": self.walk.day} if thing.ended_on is None else None
    ),
    "list_candidates": lambda self, case, thing: {"candidates": []} if case.facts.venue_candidate else {},
    "name_statistics_person": lambda self, case, thing: {"contact": self.random.choice(case.contacts)},
    "decide_culture": _decides,
    "decide_care": _decides,
}
