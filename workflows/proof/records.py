"""Which records a case that is sent back may lose, stage by stage, and what is lost with each.

The same as `queries.evidence`, in bits; a test compares the two.
"""

from workflows.stages import Stage

from .choices import SESSION_LOSSES, ended, lost
from .world import CARRIED_OUT, DECISIONS, PARTNERS, TEXTS, Bits, written

Loss = tuple[Bits, Bits]
_NO_DECISION = written("culture_decision", "") | written("care_decision", "") | written("carried_out", "")


def _flag(name: str, *also: str) -> Loss:
    return {name: True}, lost(name, *also)


def _shades(fact: str, values: tuple) -> list[Loss]:
    return [(written(fact, value), written(fact, "")) for value in values[1:]]


def _session(kind: str) -> list[Loss]:
    first, *others = SESSION_LOSSES[kind]
    return [_flag(first, *others), *(_flag(name) for name in others)]


def _committed(partner: str) -> Loss:
    return {f"{partner}_committed": True}, ended(partner)


RECORDS: dict[Stage, list[Loss]] = {
    Stage.INFO_SESSION: [*_session("info_session"), _flag("decided_to_prepare")],
    Stage.WORKING_GROUP: [_flag("culture_appointed"), _flag("care_appointed"), _flag("group_formed")],
    Stage.TRAINING: _session("training"),
    Stage.WORKSHOP: [*_session("workshop"), _flag("candidates_listed")],
    Stage.COMMITMENTS: [
        *_session("meeting"),
        *(
            loss
            for name in ("culture_text", "care_text", "countersigned_text")
            for loss in _shades(name, TEXTS)
        ),
        _flag("first_round_closed"),
        _committed("third"),
        _committed("other"),
        _committed("house"),
        ({"refused": True}, ended("house")),
        _flag("third_consulted"),
        _flag("other_consulted"),
        ({"house_committed": True, "limited": False}, {"limited": True}),
        ({"refused": True}, {"house_committed": True, "limited": True, "refused": False}),
    ],
    Stage.STATISTICS: [
        _flag("culture_counts"),
        _flag("care_counts"),
        *(_flag(f"{partner}_access") for partner in PARTNERS.values()),
    ],
    Stage.PRINTING: [
        _flag("artwork_submitted", "artwork_approved"),
        _flag("artwork_approved"),
        _flag("cards_ordered", "cards_delivered"),
        _flag("cards_delivered"),
        ({"local_material": True}, {"local_material": False, "languages_covered": True}),
    ],
    Stage.ONBOARDING: [_flag(f"{partner}_onboarded") for partner in PARTNERS.values()],
    Stage.DISTRIBUTION: [
        _flag("culture_ready"),
        _flag("care_ready"),
        ({"pilot_period": True}, {"pilot_period": False} | _NO_DECISION),
        _flag("go_live_confirmed"),
        _flag("distribution_begun"),
    ],
    Stage.FEEDBACK: [
        _flag("feedback_meeting"),
        _flag("survey"),
        *_shades("culture_decision", DECISIONS),
        *_shades("care_decision", DECISIONS),
        *_shades("carried_out", CARRIED_OUT),
    ],
}
