"""The joint steps as the database keeps them: what has to stand in the tables before a case is past each.

Both sides appoint (R8, R9), accept one text that Kaikukeskus countersigns (R65), are ready (R41.9) and decide the
same (R69); a case ends by the words of those who may end it (R67). The gates say the same and more, to people.
"""

from dataclasses import dataclass

from workflows.happenings import MIGRATED, MOVED_BACK, REVERTED
from workflows.stages import Stage, from_stage


@dataclass(frozen=True)
class JointStep:
    """Whenever a stage changes as in `when`, `holds` must be true."""

    name: str
    when: str
    holds: str
    sentence: str


LAST_MOVE = """(SELECT {column} FROM workflows_caseevent m WHERE m.case_id = NEW.id AND m.target <> ''
                ORDER BY m.seq DESC LIMIT 1)"""

# Going back to where a case has been, by taking an act back, and over to its place in another version of the path ask
# for what was on record then: withdrawn since, or not.
_PLACED = f"('{MOVED_BACK}', '{MIGRATED}', '{REVERTED}')"
_WHERE_IT_WAS = f"(OLD.stage = '{Stage.ENDED}' OR {LAST_MOVE.format(column='m.act')} IN {_PLACED})"
_ORDER = "CASE {row}.stage " + " ".join(f"WHEN '{one}' THEN {one.order}" for one in Stage) + " END"
_FORWARD = f"(OLD.stage = '{Stage.ENDED}' OR {_ORDER.format(row='NEW')} > {_ORDER.format(row='OLD')})"

_ROUND = """(SELECT p.id FROM adoption_pilotperiod p WHERE p.adoption_id = NEW.adoption_id
             AND p.withdrawn_at IS NULL ORDER BY p.round DESC LIMIT 1)"""


def _from(stage: Stage) -> str:
    """The case goes forward, and to this stage or a later one."""
    stages = ", ".join(f"'{one}'" for one in Stage if one in from_stage(stage))
    return f"NEW.stage IN ({stages}) AND {_FORWARD}"


def _into(stage: Stage) -> str:
    """The case passes the step that leads into the stage."""
    return f"{_from(stage)} AND (OLD.stage = '{Stage.ENDED}' OR {_ORDER.format(row='OLD')} < {stage.order})"


def _stand(*rows: str) -> str:
    """Nobody has taken the rows back."""
    return f"({' AND '.join(f'{row}.withdrawn_at IS NULL' for row in rows)} OR {_WHERE_IT_WAS})"


def _appointed(turn: str) -> str:
    return f"""EXISTS (
        SELECT 1 FROM adoption_appointment a
        JOIN adoption_appointment_contacts named ON named.appointment_id = a.id
        JOIN adoption_contact c ON c.id = named.contact_id
        JOIN accounts_user u ON u.id = c.user_id
        WHERE a.adoption_id = NEW.adoption_id AND a.turn = '{turn}' AND NOT u.is_kaikukeskus
        AND (c.ends IS NULL OR {_WHERE_IT_WAS}) AND {_stand("a")})"""


def _ready(turn: str) -> str:
    return f"""EXISTS (
        SELECT 1 FROM adoption_readiness r
        WHERE r.adoption_id = NEW.adoption_id AND r.turn = '{turn}' AND {_stand("r")})"""


def _decided(outcome: str) -> str:
    """Both sides, of the round of the pilot that runs; what is decided otherwise since does not count."""
    return f"""EXISTS (
        SELECT 1 FROM adoption_continuationdecision culture
        JOIN adoption_continuationdecision care ON care.round_id = culture.round_id
        WHERE culture.adoption_id = NEW.adoption_id AND culture.turn = 'culture' AND care.turn = 'care'
        AND culture.outcome = '{outcome}' AND care.outcome = '{outcome}'
        AND culture.round_id = {_ROUND} AND {_stand("culture", "care")})"""


def _said(turn: str) -> str:
    return f"""EXISTS (
        SELECT 1 FROM workflows_ending said
        WHERE said.case_id = NEW.id AND said.turn = '{turn}' AND {_stand("said")})"""


_ONE_TEXT = f"""EXISTS (
    SELECT 1 FROM commitments_partnershipacceptance culture
    JOIN commitments_partnershipacceptance care
        ON care.adoption_id = culture.adoption_id AND care.text_id = culture.text_id
    JOIN commitments_countersignature centre
        ON centre.adoption_id = culture.adoption_id AND centre.text_id = culture.text_id
    WHERE culture.adoption_id = NEW.adoption_id AND culture.turn = 'culture' AND care.turn = 'care'
    AND {_stand("culture", "care", "centre")})"""
_DECLINED = f"""EXISTS (
    SELECT 1 FROM adoption_answer answer
    WHERE answer.adoption_id = NEW.adoption_id AND answer.outcome = 'no' AND {_stand("answer")})"""
_CARRIED_OUT = f"""EXISTS (
    SELECT 1 FROM adoption_decisioncarriedout done
    WHERE done.round_id = {_ROUND} AND done.outcome = 'end' AND {_stand("done")})"""

STEPS = (
    JointStep(
        "case_both_appointed",
        _from(Stage.TRAINING),
        f"{_appointed('culture')} AND {_appointed('care')}",
        "Both sides have appointed somebody before a case goes on.",
    ),
    JointStep(
        "case_one_text",
        _from(Stage.STATISTICS),
        _ONE_TEXT,
        "Both sides and Kaikukeskus stand behind one text before a case goes on.",
    ),
    JointStep(
        "case_both_ready",
        _into(Stage.FEEDBACK),
        f"{_ready('culture')} AND {_ready('care')}",
        "Both sides are ready before distribution begins.",
    ),
    JointStep(
        "case_both_decided",
        _into(Stage.PERMANENT),
        _decided("continue"),
        "Both sides have decided to continue before a case is permanent.",
    ),
    JointStep(
        "case_ending_said",
        f"NEW.stage = '{Stage.ENDED}'",
        f"""({_said("culture")} AND {_said("care")}) OR ({_said("centre")} AND NOT {_ONE_TEXT})
            OR {_DECLINED} OR ({_decided("end")} AND {_CARRIED_OUT})""",
        "A case ends by the words of those who may end it.",
    ),
)
