"""An act as its page shows it: what to do and why, which rules it keeps, what is on record, by when, and the form."""

from datetime import date, datetime
from functools import cached_property

from django.forms import BoundField
from django.utils import timezone

from adoption.declarations import Turn
from commitments.models import Partner
from workflows.acts import BY_NAME
from workflows.acts.base import Act
from workflows.acts.permission import refusal
from workflows.acts.refusals import AlreadyDone
from workflows.flows import ActTask, flows_of
from workflows.models import CaseTask
from workflows.paths import PathVersion
from workflows.published import Citation, citations
from workflows.queries import case_page
from workflows.queries.evidence import EVIDENCE
from workflows.rules import turns_of
from workflows.stages import Stage
from workflows.templatetags.due_words import due_words

from .offers import Offer
from .record import ActLine, step_so_far
from .sides import pair_of
from .words import act_url, case_url, named, people_of


def acts_of(path: PathVersion, stage: Stage) -> list[Act]:
    """The acts that the flows of a stage ask for on the case itself, in the order of the path."""
    nodes = [node for flow in flows_of(path) if stage in flow.stages for node in flow.instance.nodes()]
    asked = {node.act.name for node in nodes if isinstance(node, ActTask) and stage_of(node.act) is stage}
    return [act for act in BY_NAME.values() if act.name in asked and act.item is None]


def stage_of(act: Act) -> Stage | None:
    """The stage whose record an act makes; None for acts of any time."""
    return EVIDENCE[act.evidence].stage if act.evidence in EVIDENCE else None


class ActPage:
    """One act in one case, about one thing or the case itself, for one reader at one moment.

    The view adds what it has read: the form, its draft, the open task, the log of the step.
    """

    def __init__(self, act: Act, case, reader, now: datetime, *, item: str = "", thing=None):
        self.act, self.case, self.reader, self.now = act, case, reader, now
        self.item, self.thing = item, thing
        self.form = self.draft = None
        self.task: CaseTask | None = None
        self.events: list = []
        self.back_to = ""

    @property
    def on(self) -> date:
        return timezone.localdate(self.now)

    @cached_property
    def refused(self):
        """Why the act is not the reader's to do now, or None."""
        return refusal(self.act, self.case, self.reader, self.thing, self.item)

    @property
    def item_name(self) -> str:
        return str(self.thing) if self.thing is not None else ""

    @property
    def title(self) -> str:
        """What to do, and about what."""
        return named(self.act, self.item_name)

    @property
    def why(self):
        return self.act.words.why

    @property
    def button(self):
        return self.act.words.button

    @property
    def minutes(self) -> int:
        return self.act.minutes

    @property
    def citations(self) -> tuple[Citation, ...]:
        return citations(self.act.rules)

    @property
    def url(self) -> str:
        return act_url(self.case, self.act, self.item)

    @property
    def case_url(self) -> str:
        return case_url(self.case)

    @property
    def stage(self) -> Stage | None:
        return stage_of(self.act)

    @cached_property
    def inquiry(self):
        """The contact that the act answers."""
        return case_page.inquiry(self.case) if self.stage is Stage.CONTACT else None

    @property
    def so_far(self) -> list[ActLine]:
        """What is on record of the step this act belongs to."""
        return step_so_far(self.case, self.acts_of_step, self.events)

    @cached_property
    def acts_of_step(self) -> list[Act]:
        return acts_of(self.case.path, self.stage) if self.stage else []

    @property
    def alternatives(self) -> list[Offer]:
        """Other ways to answer the same need, such as returning artwork instead of approving it."""
        others = [BY_NAME[name] for name in self.act.alternatives if name in BY_NAME]
        found = [(act, *self._about(act)) for act in others]
        return [
            Offer(act, self.case, key)
            for act, thing, key in found
            if refusal(act, self.case, self.reader, thing, key) is None
        ]

    def _about(self, act: Act):
        """An alternative is about the same thing where it is about things of that kind."""
        return (self.thing, self.item) if act.item is self.act.item else (None, "")

    @property
    def due(self) -> date | None:
        is_due = self.act.due_on_hold or not self.case.facts.on_hold
        return self.task.due if self.task and is_due else None

    @property
    def late_words(self) -> str:
        return due_words(self.due, self.on)

    @property
    def is_done_already(self) -> bool:
        """On record, and of the acts that may be done again."""
        return self.act.repeatable and self.act.is_recorded(self.case.facts, self.item)

    @property
    def holder(self):
        return self.task.owner if self.task else None

    @property
    def is_held_by_other(self) -> bool:
        return self.holder is not None and self.holder != self.reader

    @property
    def may_take(self) -> bool:
        """The task waits for somebody of the reader's turn."""
        return self.task is not None and self.holder is None and self.turn in turns_of(self.reader, self.case)

    @property
    def may_hand_over(self) -> bool:
        return self.task is not None and (self.may_take or self.holder == self.reader)

    @property
    def is_other_half_too(self) -> bool:
        """The reader is a contact of both sides, so that both halves of the joint act are the reader's."""
        return pair_of(self.act) is not None and {Turn.CULTURE, Turn.CARE} <= turns_of(self.reader, self.case)

    @property
    def turn(self) -> Turn | None:
        """Whose turn it is: as the open task has it, which knows a venue's from a distributor's."""
        return Turn(self.task.turn) if self.task else self.act.turn

    @property
    def waits_for_others(self) -> bool:
        """A refused act is somebody's turn; one that has been done is nobody's."""
        return self.turn is not None and not isinstance(self.refused, AlreadyDone)

    @property
    def partner(self):
        """The partner that the act is about, itself or through its site or commitment."""
        thing = getattr(self.thing, "partner", self.thing)
        return thing if isinstance(thing, Partner) else None

    @property
    def partner_roles(self) -> str:
        return ", ".join(str(role.label) for role in self.partner.roles)

    @property
    def who_may(self) -> list[str]:
        """Whom to ask when the act is not the reader's."""
        return people_of(self.case, self.turn) if self.turn else []

    @property
    def first_needed(self) -> list[Offer]:
        """What has to be done first and is the reader's to do."""
        gates = self.case.path.unmet_needs(self.act, self.case.facts, self.item)
        names = dict.fromkeys(missing.act for gate in gates for missing in gate.unmet(self.case.facts))
        return [Offer(BY_NAME[name], self.case) for name in names if self._may(BY_NAME[name])]

    def _may(self, act: Act) -> bool:
        return refusal(act, self.case, self.reader, None, "") is None

    @property
    def typed(self) -> list[tuple[str, str]]:
        """What was typed, label and words, so that it can be copied from a page that refuses it."""
        if self.form is None:
            return []
        fields = [(field, self.form.data.getlist(field.html_name)) for field in self.form]
        return [
            (str(field.label), ", ".join(_in_words(field, values))) for field, values in fields if any(values)
        ]


def _in_words(field: BoundField, values: list[str]) -> list[str]:
    """What was chosen, as the form names it; what was written, as it is."""
    names = {str(key): str(name) for key, name in getattr(field.field, "choices", ())}
    return [names.get(value, value) for value in values]
