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
from workflows.models import AdoptionCase, CaseEvent, CaseTask
from workflows.proof.rules import PUBLISHED
from workflows.queries import records
from workflows.queries.items import find
from workflows.services import tasks
from workflows.services.perform import perform
from workflows.services.undoing import undo
from workflows.stages import STEPS, Stage

RUBBISH = ("", "x", "-1", "99999999999999999999", "31.2.2026", "\x00", "<script>")
NOWHERE = ("", "site", "site:", "site:x", "partner:0", "nothing:1", "record:999999", "session:-1", "\x00:1")


class Wanderer:
    """One who acts in a region at random: always the same from the same `random` on, which whoever leads it sets."""

    random: Random

    def __init__(self, walk: CheckedWalk, strangers: list, elsewhere: CheckedWalk):
        self.walk, self.strangers, self.elsewhere = walk, strangers, elsewhere
        self.did, self.refused = 0, 0

    @property
    def people(self) -> list:
        """Whoever may try something here: those from elsewhere and Kaikukeskus, and the region's contacts of now."""
        return self.strangers + [contact.user for contact in self.walk.case.contacts]

    def wait(self) -> None:
        self.walk.day += timedelta(days=self.random.choice((0, 0, 1, 3)))

    def step(self) -> None:
        """One act that somebody tries. Nothing but `Refused` may come of it, and then nothing has changed."""
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
        self.tries(perform, act, case_id=self.walk.case_id, by=by, data=data, now=self.walk.now, item=item)

    def take_back(self) -> None:
        """Somebody takes back what was done last, or something earlier."""
        seq = max(1, self.walk.case.seq - self.random.choice((0, 0, 0, 1, 2, 5)))
        done = CaseEvent.objects.get(case=self.walk.case_id, seq=seq)
        by = done.by if done.by and self.random.random() < 0.8 else self.random.choice(self.people)
        self.tries(undo, case_id=self.walk.case_id, seq=seq, by=by, now=self.walk.now)

    def pass_on(self) -> None:
        """A task is taken, given back or handed over, or so somebody tries."""
        found = list(
            CaseTask.objects.filter(case=self.walk.case_id, flow_task_type="HUMAN").order_by("-pk")[:9]
        )
        task, by = self.random.choice(found), self.random.choice(self.people)
        told = {"task_id": task.pk, "by": by, "now": self.walk.now}
        way = self.random.choice((tasks.claim, tasks.release, tasks.hand_over))
        self.tries(way, **told, **self._handed(way))

    def _handed(self, way) -> dict:
        return {"to": self.random.choice(self.people), "reason": "Loma"} if way is tasks.hand_over else {}

    def tries(self, way, *args, **kwargs) -> None:
        before = self.walk.case.seq
        try:
            way(*args, **kwargs)
            self.look(before)
            self.did += 1
        except Refused as refused:
            assert refused.sentence
            assert self.walk.case.seq == before
            self.refused += 1

    def look(self, before: int) -> None:
        """What holds after everything that happens; and of the moves since, the rules, said of the facts they met."""
        case = self.walk.case
        check(case)
        moves = CaseEvent.objects.filter(case=case, seq__gt=before, act__in=("moved_forward", "ended"))
        targets = {Stage(target) for target in moves.values_list("target", flat=True)}
        broken = [rule.rule for rule in PUBLISHED.moves if rule.into & targets and not rule.holds(case.facts)]
        assert broken == []

    def choice(self, case: AdoptionCase) -> tuple[Act, str]:
        """Mostly what is asked, else anything, about anything."""
        asked = sorted(open_tasks(case))
        if asked and self.random.random() < 0.6:
            name, item = self.random.choice(asked)
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
