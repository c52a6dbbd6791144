"""The command that takes running cases over, tried first, broken off, and turned back."""

from dataclasses import replace
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.workflows.checked import CheckedWalk
from tests.workflows.stands import differing, stands
from tests.workflows.test_network_repairs import DISTRIBUTOR, partner
from tests.workflows.versions.going import go_over
from tests.workflows.versions.second import MAPPING
from workflows import paths
from workflows.models import AdoptionCase
from workflows.stages import Stage

STAGES = (Stage.WORKSHOP, Stage.COMMITMENTS, Stage.STATISTICS)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("two_versions", "proven")]


def migrate_cases(*options: str) -> list[str]:
    """What the command says, without the proof."""
    out = StringIO()
    call_command("migrate_cases", "--to", "2", *options, stdout=out)
    return [line for line in out.getvalue().splitlines() if not line.startswith(("Holds", "From", "Of"))]


def test_a_dry_run_says_what_a_run_does_and_changes_nothing(waiting, region):
    other = region(Stage.COMMITMENTS)
    other.do("add_partner", **partner("Uusi neuvola", DISTRIBUTOR))
    was = stands(waiting)
    dry = migrate_cases("--dry-run")
    assert differing(was, stands(waiting)) == {}
    real = migrate_cases()
    assert [line.replace("Would change", "Changed") for line in dry] == real
    assert (
        f"{other.case.name} stays as it is: Kaikukeskus has not given its view on every distributor." in real
    )
    assert any(
        line.startswith("  consult_on_distributors, due ") and line.endswith(", is new") for line in real
    )
    assert real[-1] == "Changed: 2. As they were: 1."


def test_a_run_that_was_broken_off_is_started_again(waiting, region):
    go_over(waiting)
    told, seq = migrate_cases(), waiting.case.seq
    statistics = region(Stage.STATISTICS).case
    assert [line.split(":")[0] for line in told if "version 1 to 2" in line] == [statistics.name]
    region(Stage.COMMITMENTS).do("consult_on_distributors")
    assert migrate_cases()[-1] == "Changed: 1. As they were: 0."
    assert migrate_cases()[-1] == "Changed: 0. As they were: 0."
    assert (waiting.case.seq, versions()) == (seq, [2, 2, 2])


def versions() -> list[int]:
    return sorted(AdoptionCase.objects.values_list("path_version", flat=True))


def test_without_a_mapping_nothing_is_done():
    with pytest.raises(CommandError):
        call_command("migrate_cases", "--to", "3")


def test_all_are_brought_back_by_the_command(waiting):
    was = stands(waiting)
    migrate_cases()
    assert versions() == [1, 2, 2]
    assert migrate_cases("--revert")[-1] == "Changed: 2. As they were: 0."
    assert (differing(was, stands(waiting)), versions()) == ({}, [1, 1, 1])


def test_a_case_that_began_under_the_version_stays_there(walk, municipalities):
    new = CheckedWalk(adviser=walk.adviser, day=date(2027, 1, 1)).contact([municipalities["201"]])
    assert migrate_cases("--revert") == [
        f"{new.case.name} stays as it is: The case began under this version.",
        "Changed: 0. As they were: 1.",
    ]
    assert new.case.path_version == 2


def test_nothing_is_changed_by_a_mapping_that_is_not_proven(waiting, monkeypatch, capsys):
    monkeypatch.setattr(paths, "MAPPINGS", (replace(MAPPING, stages={Stage.WORKSHOP: Stage.TRAINING}),))
    head = waiting.case.head
    with pytest.raises(SystemExit) as ended:
        call_command("migrate_cases", "--to", "2")
    told = capsys.readouterr().out
    assert (ended.value.code, waiting.case.head, versions()) == (1, head, [1, 1, 1])
    assert "workshop goes back to training" in told
    assert "No case was changed." in told
