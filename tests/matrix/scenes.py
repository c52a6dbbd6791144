"""Where on the path each act may be done, about what, and by whom: the one table of who may do what.

A scene is played when the path has come to where the act `when` is asked for, which is the scene's own act if it
is one that the path asks for. The scenes stand in the order of the path. Coordinators are chosen when the group is
formed: until then the coordinator is a contact of culture as any other.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from commitments.models import Partner, PartnerCommitment, Site
from config.demonstration.partners import FEW, candidate
from config.demonstration.walk import Walk
from tests.matrix.people import CARE, CENTRE, CULTURE, LEADS, LOCAL, email_of
from workflows.acts import BY_NAME
from workflows.acts.base import Act
from workflows.flows import asked_in
from workflows.models import CaseEvent
from workflows.queries.items import find

STATISTICS = ("hyte", "coordinator")  # the statistics person of the region is its contact of hyte


def as_asked(walk: Walk, scene: "Scene") -> str:
    """What the act is asked about; the first thing of several."""
    case = walk.case
    return min((ask.item for ask in asked_in(case) if ask.act.name == scene.act), default="")


def nothing(walk: Walk) -> None:
    pass


@dataclass(frozen=True)
class Scene:
    """An act, those who may do it there, and what it is about there."""

    act: str
    may: tuple[str, ...]
    when: str = ""
    item: Callable[[Walk, "Scene"], str] = as_asked
    before: Callable[[Walk], None] = nothing
    about: str = ""

    def __str__(self) -> str:
        return f"{self.act} ({self.about})" if self.about else self.act

    @property
    def declared(self) -> Act:
        return BY_NAME[self.act]

    def set(self, walk: Walk) -> "Played":
        """What comes before the scene is done, in a walk of its own."""
        walk = replace(walk)
        self.before(walk)
        return Played(self, walk, self.item(walk, self))


@dataclass(frozen=True)
class Played:
    """A scene with its region and with the key of what the act is about."""

    scene: Scene
    walk: Walk
    item: str

    @property
    def url(self) -> str:
        about = f"{self.item}/" if self.item else ""
        return f"/cases/{self.walk.case_id}/do/{self.scene.act}/{about}"

    @property
    def thing(self):
        return find(self.walk.case, self.item)


def contact(kind: str):
    def key(walk: Walk, scene: Scene) -> str:
        return next(f"contact:{one.pk}" for one in walk.case.contacts if one.user.email == email_of(kind))

    return key


def session(kind: str):
    def key(walk: Walk, scene: Scene) -> str:
        return f"session:{walk.case.adoption.sessions.standing().get(kind=kind).pk}"

    return key


def record(act: str):
    def key(walk: Walk, scene: Scene) -> str:
        return f"record:{CaseEvent.objects.filter(case=walk.case_id, act=act).latest('seq').seq}"

    return key


def of_partner(model, name: str):
    """The partner itself, its site or its commitment."""
    kinds = {Partner: ("partner", "name"), Site: ("site", "partner__name")}
    kind, field = kinds.get(model, ("commitment", "partner__name"))
    path = "adoption" if model is not Site else "partner__adoption"

    def key(walk: Walk, scene: Scene) -> str:
        return f"{kind}:{model.objects.filter(**{field: name, path: walk.case.adoption_id}).latest('pk').pk}"

    return key


SHARES_OUT, THIRD_SECTOR, ACCEPTS, SPORT = (one.name for one in FEW)


def on_hold(walk: Walk) -> None:
    walk.do("hold", reason="The council decides first", review_on=walk.day + timedelta(days=30))


def leave(*names: str):
    def before(walk: Walk) -> None:
        for name in names:
            key = of_partner(Partner, name)(walk, None)
            walk.do("partner_leaves", item=key, left_on=walk.day, reason="")

    return before


def limits(walk: Walk) -> None:
    """A venue of its own words joins."""
    walk.do("add_partner", **candidate(FEW[2]) | {"name": "Pieni sali"}, roles=["venue"])
    key = of_partner(Partner, "Pieni sali")(walk, None)
    walk.do("record_partner_commitment", item=key, limitation_text="Three at a time")


def _in_training(*rest: Scene) -> tuple[Scene, ...]:
    return tuple(replace(scene, when="mark_training_held") for scene in rest)


def _with_network(*rest: Scene) -> tuple[Scene, ...]:
    return tuple(replace(scene, when="name_statistics_person") for scene in rest)


ANY_TIME = _in_training(
    Scene("add_contact", LOCAL),
    Scene("replace_contact", CULTURE, item=contact("culture"), about="of culture"),
    Scene("replace_contact", CARE, item=contact("hyte"), about="of care"),
    Scene("contact_leaves", CULTURE, item=contact("culture"), about="of culture"),
    Scene("contact_leaves", CARE, item=contact("hyte"), about="of care"),
    Scene("change_coordinator", LOCAL),
    Scene("change_adviser", CENTRE),
    Scene("add_county", LEADS + CENTRE),
    Scene("hold", LEADS + CENTRE),
    Scene("resume", LEADS + CENTRE, before=on_hold),
    Scene("send_back", LEADS + CENTRE),
    Scene("end_culture", CULTURE),
    Scene("end_care", CARE),
    Scene("end_by_kaikukeskus", CENTRE),
    Scene("override", LEADS + CENTRE),
    Scene("move_session", CENTRE, item=session("training"), about="planned by Kaikukeskus"),
    Scene("cancel_session", CENTRE, item=session("training"), about="planned by Kaikukeskus"),
    Scene("correct", CENTRE, item=record("plan_training"), about="of Kaikukeskus"),
    Scene("correct", CULTURE, item=record("confirm_attendance_culture"), about="what culture recorded"),
)
NETWORK = _with_network(
    Scene("add_partner", LOCAL),
    Scene("partner_leaves", CULTURE, item=of_partner(Partner, ACCEPTS), about="a venue"),
    Scene("partner_leaves", (*CARE, *LEADS), item=of_partner(Partner, SHARES_OUT), about="a distributor"),
    Scene("end_commitment", CULTURE, item=of_partner(PartnerCommitment, ACCEPTS), about="a venue's"),
    Scene(
        "end_commitment",
        (*CARE, *LEADS),
        item=of_partner(PartnerCommitment, SHARES_OUT),
        about="a distributor's",
    ),
    Scene(
        "decide_on_limitation",
        CENTRE,
        before=limits,
        item=of_partner(PartnerCommitment, "Pieni sali"),
    ),
    Scene("find_distributor", (*CARE, *LEADS), before=leave(SHARES_OUT, THIRD_SECTOR)),
    Scene("find_third_sector_distributor", (*CARE, *LEADS), before=leave(THIRD_SECTOR)),
    Scene("find_venue", CULTURE, before=leave(ACCEPTS, SPORT)),
)
SCENES = (
    Scene("take_ownership", CENTRE),
    Scene("answer_contact", CENTRE),
    Scene("plan_info_session", CENTRE),
    Scene("mark_info_session_held", LOCAL + CENTRE),
    Scene("decide_to_prepare", LOCAL),
    Scene("appoint_culture", LOCAL),
    Scene("appoint_care", LOCAL),
    Scene("form_group", LOCAL),
    Scene("plan_training", CENTRE),
    Scene("confirm_attendance_culture", CULTURE),
    Scene("confirm_attendance_care", CARE),
    Scene("mark_training_held", CENTRE),
    *ANY_TIME,
    Scene("plan_workshop", LEADS),
    Scene("invite_culture", CULTURE),
    Scene("invite_care", CARE),
    Scene("mark_workshop_held", LEADS),
    Scene("move_session", LEADS, "mark_workshop_held", session("workshop"), about="planned by the region"),
    Scene("cancel_session", LEADS, "mark_workshop_held", session("workshop"), about="planned by the region"),
    Scene("list_candidates", LEADS),
    Scene("plan_meeting", LEADS),
    Scene("mark_meeting_held", LEADS),
    Scene("accept_partnership_culture", CULTURE),
    Scene("accept_partnership_care", CARE),
    Scene("countersign_partnership", CENTRE),
    Scene("consult_on_distributors", CENTRE),
    Scene(
        "record_partner_commitment",
        CULTURE,
        item=of_partner(Partner, ACCEPTS),
        about="of a venue",
    ),
    Scene(
        "record_partner_commitment",
        (*CARE, *LEADS),
        item=of_partner(Partner, SHARES_OUT),
        about="of a distributor",
    ),
    Scene("close_commitments", LEADS),
    Scene("name_statistics_person", LEADS),
    *NETWORK,
    Scene("report_onboarding", CULTURE, "name_statistics_person", of_partner(Site, ACCEPTS), about="a venue's"),
    Scene("report_onboarding", CARE, "name_statistics_person", of_partner(Site, SHARES_OUT), about="a distributor's"),
    Scene("submit_artwork", LEADS, "name_statistics_person"),
    Scene("confirm_kaikukanta_access", STATISTICS),
    Scene("approve_artwork", CENTRE),
    Scene("return_artwork", CENTRE, "approve_artwork"),
    Scene("order_cards", LEADS),
    Scene("confirm_delivery", LEADS),
    Scene("finish_local_material", LEADS),
    Scene("confirm_ready_culture", CULTURE),
    Scene("confirm_ready_care", CARE),
    Scene("set_pilot_period", LEADS),
    Scene("confirm_go_live", CENTRE),
    Scene("report_distribution_begun", LEADS),
    Scene("record_feedback_meeting", LEADS),
    Scene("record_survey", LEADS),
    Scene("send_back", LEADS + CENTRE, "decide_culture", about="with all on record"),
    Scene("correct", LEADS, "decide_culture", record("set_pilot_period"), about="with all on record"),
    Scene("decide_culture", CULTURE),
    Scene("decide_care", CARE),
    Scene("carry_out_decision", LEADS),
)  # fmt: skip

ONE_AN_ACT = [scene for n, scene in enumerate(SCENES) if scene.act not in {one.act for one in SCENES[:n]}]
