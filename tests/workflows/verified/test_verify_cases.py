"""The command: what it prints, how it ends, and which cases it reads."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from tests.workflows.checked import CheckedWalk, events_of
from tests.workflows.conftest import BEGIN, municipality
from tests.workflows.verified.forging import execute, found, remove
from workflows import triggers
from workflows.models import AdoptionCase
from workflows.stages import Stage
from workflows.verification import reading
from workflows.verification.differences import differences

STAGES = (Stage.WORKING_GROUP, Stage.TRAINING)

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


def test_the_command_prints_each_difference_and_fails(case, capsys):
    triggers.create(connection)
    call_command("verify_cases")
    assert capsys.readouterr().out.endswith(": no differences.\n")
    connection.check_constraints()
    triggers.drop(connection)
    remove(events_of(case)[-1])
    triggers.create(connection)
    untouched = AdoptionCase.objects.exclude(pk=case.pk).get()
    with pytest.raises(SystemExit) as stopped:
        call_command("verify_cases")
    lines = capsys.readouterr().out.splitlines()
    assert stopped.value.code == 1
    assert (
        lines[0]
        == f"Case {case.pk}, event {case.seq - 1}: is the last one, while the case counts {case.seq}."
    )
    assert lines[-1].endswith(f": {len(lines) - 1} differences.")
    call_command("verify_cases", "--case", str(untouched.pk))
    assert capsys.readouterr().out.startswith("1 cases")


def test_the_command_misses_a_trigger(case, capsys):
    with pytest.raises(SystemExit):
        call_command("verify_cases")
    lines = capsys.readouterr().out.splitlines()
    missed = [
        f"The trigger {name} is missing or turned off: manage.py migrate makes it again."
        for name in triggers.missing(connection)
    ]
    assert lines[:-1] == missed


def test_what_came_in_between_since_the_cases_were_listed_is_of_no_case_of_theirs(walk, other):
    walk.do("take_ownership")
    last = CheckedWalk(adviser=walk.adviser, day=BEGIN).contact([municipality(50)])
    cases_there = AdoptionCase.objects.filter(pk__in=[walk.case_id, last.case_id]).order_by("pk")
    read = reading.read(list(cases_there))
    assert [(one.case.pk, differences(one)) for one in read] == [(walk.case_id, []), (last.case_id, [])]


def test_a_case_that_is_not_there_is_asked_for_in_vain(case):
    with pytest.raises(CommandError) as refused:
        call_command("verify_cases", "--case", str(case.pk), "--case", "99999", "--case", "99998")
    assert str(refused.value) == "There is no such case: 99998, 99999."


UNBOUND = {"sqlite": "PRAGMA foreign_keys = OFF", "postgresql": "SET session_replication_role = replica"}

BOUND = {"sqlite": "PRAGMA foreign_keys = ON", "postgresql": "SET session_replication_role = DEFAULT"}


def test_events_whose_case_is_gone_are_found(committed, walk, other):
    """Though their keys are between those of two cases that are there."""
    last = CheckedWalk(adviser=walk.adviser, day=BEGIN).contact([municipality(50)])
    assert walk.case_id < other.case_id < last.case_id
    connection.check_constraints()
    execute(UNBOUND[connection.vendor])
    execute("DELETE FROM workflows_adoptioncase WHERE id = %s", other.case_id)
    execute(BOUND[connection.vendor])
    assert [str(one) for one in found()] == [f"Case {other.case_id}, event 1: is of a case that is gone."]
