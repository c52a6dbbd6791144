"""The commands that fill the register and the national closed period."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from adoption.models import ClosedPeriod, County, Municipality
from adoption.services import closures
from tests.adoption.register_files import ALKULA, BEEKYLA, content

pytestmark = pytest.mark.django_db


def run(command: str, *arguments) -> list[str]:
    told = StringIO()
    call_command(command, *map(str, arguments), stdout=told)
    return told.getvalue().splitlines()


@pytest.fixture
def file(tmp_path):
    """A function that writes a file's content and returns its path."""

    def written(given: bytes):
        path = tmp_path / "register.csv"
        path.write_bytes(given)
        return path

    return written


def test_the_register_is_loaded_once():
    assert run("load_register") == ["The register has 308 municipalities; new: 308, changed: 0."]
    assert run("load_register") == ["Nothing changed: the register has the file's municipalities already."]


def test_a_closed_municipality_is_told_with_day_and_successor(file):
    run("load_register", "--file", file(content(ALKULA, BEEKYLA)))
    told = run("load_register", "--file", file(content(ALKULA, year=2027)), "--successor", "102=101")
    assert told == [
        "The register has 1 municipalities; new: 0, changed: 1.",
        "Beekylä is closed from 1 Jan 2028 and part of Alkula.",
    ]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (content(ALKULA, ALKULA), "Line 3, column code: The code 101 stands on line 2 already."),
        (content(ALKULA, BEEKYLA, encoding="latin-1"), "Line 3, column name_fi: The file is not UTF-8."),
        (content(ALKULA | {"county_code": "77"}), "Line 2, column county_code: There is no county"),
    ],
)
def test_a_refused_file_changes_nothing(file, given, says):
    with pytest.raises(CommandError) as refused:
        run("load_register", "--file", file(given))
    assert str(refused.value).startswith(says)
    assert (Municipality.objects.count(), County.objects.count()) == (0, 0)


def test_of_many_faults_the_first_are_shown(file):
    with pytest.raises(CommandError) as refused:
        run("load_register", "--file", file(content(*[ALKULA] * 40)))
    lines = str(refused.value).splitlines()
    assert (len(lines), lines[-1]) == (21, "And 19 more.")


@pytest.mark.parametrize("given", ["102", "=101", "102="])
def test_a_successor_is_two_codes(given):
    with pytest.raises(CommandError, match="two codes"):
        run("load_register", "--successor", given)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CommandError, match=r"nothing\.csv cannot be read"):
        run("load_register", "--file", tmp_path / "nothing.csv")


def test_the_projects_file_leaves_a_newer_register_alone(file):
    run("load_register", "--file", file(content(ALKULA, year=2027)))
    assert run("load_register") == ["The register holds the year 2027 already; the file is of 2025."]
    assert Municipality.objects.count() == 1
    with pytest.raises(CommandError, match="The register holds the year 2027"):
        run("load_register", "--file", file(content(ALKULA)))


def test_july_is_closed_for_three_years():
    assert run("load_closures", "--year", "2026") == [
        "Closed from 1 Jul 2026 to 31 Jul 2026",
        "Closed from 1 Jul 2027 to 31 Jul 2027",
        "Closed from 1 Jul 2028 to 31 Jul 2028",
    ]
    assert run("load_closures", "--year", 2026) == ["Nothing changed: July is closed in these years already."]
    assert run("load_closures", "--year", 2027) == ["Closed from 1 Jul 2029 to 31 Jul 2029"]
    assert [row.history.count() for row in ClosedPeriod.objects.all()] == [1, 1, 1, 1]


def test_a_july_that_kaikukeskus_changed_is_left_alone():
    ClosedPeriod.objects.create(starts=date(2026, 6, 22), ends=date(2026, 7, 26))
    ClosedPeriod.objects.create(starts=date(2027, 12, 24), ends=date(2027, 12, 31))
    assert [row.starts for row in closures.load_july([2026, 2027])] == [date(2027, 7, 1)]
