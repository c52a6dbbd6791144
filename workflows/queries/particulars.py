"""Reads of a case what its facts do not say and its shortest way depends on."""

from collections import defaultdict
from collections.abc import Iterator

from adoption.declarations import Turn
from commitments.declarations import turn_of_roles
from workflows.items import key_of
from workflows.models import AdoptionCase, Hold
from workflows.particulars import Candidate, Particulars
from workflows.queries import network_facts
from workflows.queries.evidence import EVIDENCE
from workflows.stages import Stage

_ANSWERS = {
    Stage.CONTACT: EVIDENCE["go_on"].model,
    Stage.INFO_SESSION: EVIDENCE["decided_to_prepare"].model,
}


def particulars_of(case: AdoptionCase, hold: Hold | None) -> Particulars:
    """One query; another while the case is on hold and waits for an answer."""
    partners = defaultdict(list)
    for row in network_facts.rows([case.adoption_id]):
        partners[row["pk"]].append(row)
    return Particulars(
        candidates={
            key_of("partner", pk): _candidate(rows)
            for pk, rows in partners.items()
            if not rows[0]["committed"]
        },
        turns=dict(turn for rows in partners.values() for turn in _turns(rows)),
        answer_ends_hold=hold is not None and _came_with_an_answer(case, hold),
    )


def _came_with_an_answer(case: AdoptionCase, hold: Hold) -> bool:
    """Such a hold ends with the answer that goes on; any other is to be resumed."""
    model = _ANSWERS.get(case.at)
    return model is not None and model.objects.filter(adoption=case.adoption_id, recorded_at=hold.at).exists()


def _candidate(rows: list[dict]) -> Candidate:
    return Candidate(
        third_sector_distributor=network_facts.is_third_sector_distributor(rows[0]),
        distributor=rows[0]["is_distributor"],
        venue=rows[0]["is_venue"],
        sites_without_access=frozenset(key for key, row in _sites(rows) if not row["access"]),
        sites_not_onboarded=frozenset(key for key, row in _sites(rows) if not row["onboarded"]),
    )


def _sites(rows: list[dict]) -> list[tuple[str, dict]]:
    """Open sites by their keys; a partner that has none yet commits with one of its own name."""
    there = [(key_of("site", row["site"]), row) for row in rows if row["site"] and row["closed"] is None]
    return there or [(_only_site(rows[0]), {"access": False, "onboarded": False})]


def _only_site(row: dict) -> str:
    return f"site:of partner {row['pk']}"


def _turns(rows: list[dict]) -> Iterator[tuple[str, Turn]]:
    turn = turn_of_roles(is_distributor=rows[0]["is_distributor"], is_venue=rows[0]["is_venue"])
    yield key_of("partner", rows[0]["pk"]), turn
    yield from ((key, turn) for key, _row in _sites(rows))
