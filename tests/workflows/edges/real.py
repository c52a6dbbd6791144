"""A real case read as the model reads one: who stands for a side, which partner for a kind, and the bits that are so.

A case with more than the model holds (two contacts of a side, two venues) cannot be read, and that is an error of whoever
brought it there.
"""

from dataclasses import dataclass
from dataclasses import fields as fields_of
from functools import cached_property

from adoption.declarations import Outcome, Side, Turn, turn_of
from adoption.models import Contact
from adoption.queries import current
from commitments.declarations import TextKind
from commitments.models import CommitmentText, Onboarding, Partner, PartnerCommitment, SiteAccess
from tests.workflows.edges.model import ENDED, Model, Point
from workflows.facts import Facts
from workflows.items import kind_of
from workflows.models import AdoptionCase, CaseTask
from workflows.proof.world import EXTENDED, FLAGS, PARTNERS, SOFT, TEXTS, written
from workflows.queries import records
from workflows.queries.evidence import EVIDENCE
from workflows.queries.items import find
from workflows.stages import Stage

KEYS = {name: key for key, name in PARTNERS.items()}


def extended_to(case: AdoptionCase):
    """The one last day to which a round of the pilot is extended here."""
    period = current.period_of(case.adoption)
    return period.ends.replace(year=2030 + period.round, month=12, day=31)


def texts() -> dict[str, str]:
    """By the key of a text what the model calls it: the texts in the order in which they were entered."""
    found = CommitmentText.objects.filter(kind=TextKind.PARTNERSHIP).order_by("pk")
    return {"": "", **{str(text.pk): name for text, name in zip(found, TEXTS[1:], strict=False)}}


@dataclass
class Real:
    """One case as it stands."""

    case: AdoptionCase

    @cached_property
    def contacts(self) -> dict[str, Contact]:
        return _each_once((turn_of(Side(one.side)).value, one) for one in self.case.contacts)

    @cached_property
    def partners(self) -> dict[str, Partner]:
        present = Partner.objects.filter(adoption=self.case.adoption_id, left_on=None).prefetch_related(
            "sites"
        )
        return _each_once((_kind(partner), partner) for partner in present)

    @cached_property
    def sites(self) -> dict[str, int]:
        """By kind of partner its open site."""
        return _each_once(
            (kind, site.pk)
            for kind, partner in self.partners.items()
            for site in partner.sites.all()
            if site.closed_on is None
        )

    @cached_property
    def commitments(self) -> dict[str, PartnerCommitment]:
        rows = PartnerCommitment.objects.in_force().filter(adoption=self.case.adoption_id)
        kinds = {partner.pk: kind for kind, partner in self.partners.items()}
        return {kinds[row.partner_id]: row for row in rows}

    @cached_property
    def keys(self) -> dict[str, str]:
        """By the model's key of a thing the real one."""
        found = {f"contact:{turn}": f"contact:{one.pk}" for turn, one in self.contacts.items()}
        for kind, key in KEYS.items():
            number = key.rpartition(":")[2]
            if kind in self.partners:
                found[key] = f"partner:{self.partners[kind].pk}"
            if kind in self.sites:
                found[f"site:{number}"] = f"site:{self.sites[kind]}"
            if kind in self.commitments:
                found[f"commitment:{number}"] = f"commitment:{self.commitments[kind].pk}"
        sessions = self.case.adoption.sessions.standing().order_by("pk")
        return found | {f"session:{one.kind}": f"session:{one.pk}" for one in sessions}

    @cached_property
    def recorded(self) -> list[records.Recorded]:
        return records.unread(self.case)

    def key(self, item: str) -> str:
        """The real key of what the model calls so, and of a record that counts now. Empty when there is no such thing."""
        if kind_of(item) != "record":
            return self.keys.get(item, "")
        rows = {f"{row._meta.label_lower}:{row.pk}" for row in self._counting(item)}
        return next((f"record:{one.event.seq}" for one in self.recorded if one.event.record in rows), "")

    def thing(self, key: str):
        """What stands behind a real key, read once."""
        if key not in self._things:
            self._things[key] = find(self.case, key)
        return self._things[key]

    @cached_property
    def _things(self) -> dict:
        return {}

    def _counting(self, item: str) -> list:
        """The rows that make the fact which the model's record stands for."""
        of_round = {"round": current.period_of(self.case.adoption)}
        house = self.commitments.get("house")
        rows = {
            "record:culture_decision": lambda: self._rows("culture_decision").filter(**of_round),
            "record:care_decision": lambda: self._rows("care_decision").filter(**of_round),
            "record:local_material": lambda: self._rows("local_material"),
            "record:statistics_person": lambda: self._rows("statistics_person"),
            "record:house_commitment": lambda: [house] if house else [],
            "record:limitation": lambda: self._rows("limitation_decision").filter(commitment=house),
        }
        return list(rows[item]())

    def _rows(self, evidence: str):
        return EVIDENCE[evidence].rows().filter(adoption=self.case.adoption_id)

    @cached_property
    def names(self) -> dict[str, str]:
        """By the real key of a thing the model's."""
        return {"": "", **{real: item for item, real in self.keys.items()}}

    @cached_property
    def bits(self) -> frozenset[str]:
        facts = self.case.facts
        found = {name for name in FLAGS if getattr(facts, name)}
        found |= {f"{name}_passed" for name in SOFT if name in facts.overridden}
        for fact, value in self._shades.items():
            found |= {bit for bit, on in written(fact, value).items() if on}
        return frozenset(found | self._of_people() | self._of_partners())

    @cached_property
    def _shades(self) -> dict[str, str]:
        facts, named = self.case.facts, texts()
        of_text = ("culture_text", "care_text", "countersigned_text")
        shades = {name: named[getattr(facts, name)] for name in of_text}
        shades |= {
            name: self._decision(getattr(facts, name)) for name in ("culture_decision", "care_decision")
        }
        return shades | {"carried_out": facts.carried_out}

    def _decision(self, value: str) -> str:
        outcome, _, until = value.partition(":")
        if outcome == Outcome.EXTEND and until == extended_to(self.case).isoformat():
            return EXTENDED
        return value

    def _of_people(self) -> set[str]:
        found = set()
        for turn, contact in self.contacts.items():
            found.add(f"{turn}_here")
            if contact.coordinator:
                found.add(f"{turn}_coordinates")
            if contact.user_id == self.case.statistics_person_id:
                found.add(f"{turn}_counts")
        return found

    def _of_partners(self) -> set[str]:
        adoption = self.case.adoption_id
        counting = PartnerCommitment.objects.counting().filter(adoption=adoption)
        committed = set(counting.values_list("partner", flat=True))
        waiting = PartnerCommitment.objects.limitation_waiting().filter(adoption=adoption)
        found = {"limited"} if waiting.exists() else set()
        if "house" in self.commitments and self.partners["house"].pk not in committed:
            found.add("refused")
        access = set(SiteAccess.objects.standing().filter(adoption=adoption).values_list("site", flat=True))
        onboarded = set(
            Onboarding.objects.standing().filter(adoption=adoption).values_list("site", flat=True)
        )
        for kind, partner in self.partners.items():
            site = self.sites[kind]
            said = {
                "here": True,
                "committed": partner.pk in committed,
                "access": site in access,
                "onboarded": site in onboarded,
                "consulted": kind != "house" and partner.consultations.standing().exists(),
            }
            found |= {f"{kind}_{what}" for what, so in said.items() if so}
        return found

    @cached_property
    def point(self) -> Point:
        return ENDED if self.case.at is Stage.ENDED else Point(self.case.at, self.bits)

    @cached_property
    def tasks(self) -> set[tuple[str, str, str]]:
        """Act, thing and turn of every open task."""
        rows = CaseTask.objects.open().filter(case=self.case).values_list("act", "item", "turn")
        return {(act, self.names.get(item, item), turn) for act, item, turn in rows}

    @cached_property
    def state(self) -> dict[str, object]:
        """All that is as before once the act that followed was taken back: tasks too, with their holders and due dates."""
        tasks = CaseTask.objects.open().filter(case=self.case)
        asked = tasks.values_list("act", "item", "turn", "owner", "due", "opened_on")
        return {"stage": self.case.stage, "facts": self.case.facts, "bits": self.bits, "tasks": set(asked)}

    def facts_that_differ(self, model: Model) -> dict[str, tuple]:
        """Facts of which the model thinks otherwise in this state, with what is so and what it thinks."""
        pairs = {
            field.name: (
                self._as_modelled(getattr(self.case.facts, field.name)),
                model.value(field.name, self.bits),
            )
            for field in fields_of(Facts)
            if field.name not in self._shades
        }
        return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}

    def _as_modelled(self, value):
        if not isinstance(value, frozenset):
            return value
        return frozenset(self.names.get(key, key) for key in value)


class NotOfTheModel(Exception):
    """The case has more than the model can hold."""


def _each_once(pairs) -> dict:
    found = {}
    for key, value in pairs:
        if key in found:
            raise NotOfTheModel(key)
        found[key] = value
    return found


def _kind(partner: Partner) -> str:
    if partner.is_distributor and partner.is_venue:
        raise NotOfTheModel(partner)
    if partner.is_venue:
        return "house"
    return "third" if "third_sector" in (partner.sector, partner.ownership) else "other"


__all__ = ["NotOfTheModel", "Real", "Turn", "extended_to"]
