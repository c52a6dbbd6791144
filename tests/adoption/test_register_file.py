"""A file of municipalities is read, or refused with line and column."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adoption.services.register import PUBLISHED
from adoption.services.register_columns import STATUSES
from adoption.services.register_file import Refused, read
from tests.adoption.register_files import ALKULA, BEEKYLA, COLUMNS, SEELA, content, line, table


def faults(given: bytes, counties=("01",)) -> list[tuple[int, str]]:
    """Line and column of everything that is wrong."""
    with pytest.raises(Refused) as refused:
        read(given, counties=counties)
    assert all(fault.sentence.endswith(".") for fault in refused.value.faults)
    return [(fault.line, fault.column) for fault in refused.value.faults]


def test_the_projects_own_file_has_every_municipality_of_the_year():
    file = read(PUBLISHED.read_bytes())
    statuses = [entry["language_status"] for entry in file.entries]
    counted = {STATUSES[text].value: statuses.count(text) for text in STATUSES}
    assert (file.year, len(file.entries)) == (2025, 308)
    assert counted == {"fi": 259, "sv": 16, "fi-sv": 18, "sv-fi": 15}
    assert len({entry["county_code"] for entry in file.entries}) == 23


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_file_is_read_with_and_without_a_mark_of_its_encoding(encoding):
    file = read(content(ALKULA, BEEKYLA, encoding=encoding), counties=["01"])
    assert (file.year, [(one.line, one["code"], one["name_fi"]) for one in file.entries]) == (
        2026,
        [(2, "101", "Alkula"), (3, "102", "Beekylä")],
    )
    assert file.population(file.entries[0]) == 1000


def test_empty_lines_and_other_line_ends_are_read():
    text = content(ALKULA, BEEKYLA).decode().replace("\n", "\r\n\r\n")
    assert [(one.line, one["code"]) for one in read(text.encode()).entries] == [(3, "101"), (5, "102")]


@pytest.mark.parametrize("column", COLUMNS)
def test_a_missing_column_is_named(column):
    kept = [name for name in COLUMNS if name != column]
    text = table([*kept, "population_2026"], [*(ALKULA[name] for name in kept), "1000"])
    assert faults(text.encode()) == [(1, column)]


@pytest.mark.parametrize(
    ("header", "wrong"),
    [
        ([*COLUMNS], [(1, "population")]),
        ([*COLUMNS, "population"], [(1, "population"), (1, "population")]),
        ([*COLUMNS, "population_1999"], [(1, "population"), (1, "population_1999")]),
        ([*COLUMNS, "population_2025", "population_2026"], [(1, "population")]),
        ([*COLUMNS, "population_2026", "merged_code"], [(1, "merged_code")]),
        ([*COLUMNS, "code", "population_2026"], [(1, "code")]),
        ([";".join([*COLUMNS, "population_2026"])], [(1, "1")]),
    ],
)
def test_a_header_that_is_not_the_columns_is_refused(header, wrong):
    assert faults(table(header).encode()) == wrong


@pytest.mark.parametrize("given", [b"", b"\n\n", b"\xef\xbb\xbf"])
def test_an_empty_file_lacks_every_column(given):
    assert faults(given) == [*((1, column) for column in COLUMNS), (1, "population")]


def test_a_file_without_municipalities_is_refused():
    assert faults(content()) == [(2, "code")]


@pytest.mark.parametrize(
    ("changes", "column"),
    [
        ({"code": "11"}, "code"),
        ({"code": "1011"}, "code"),
        ({"code": "10a"}, "code"),
        ({"code": "١٠١"}, "code"),
        ({"code": ""}, "code"),
        ({"code": " 101"}, "code"),
        ({"name_fi": ""}, "name_fi"),
        ({"name_sv": " "}, "name_sv"),
        ({"name_fi": "x" * 101}, "name_fi"),
        ({"name_fi": "Al\x00kula"}, "name_fi"),
        ({"name_fi": "Al\nkula"}, "name_fi"),
        ({"language_status": "fi"}, "language_status"),
        ({"language_status": ""}, "language_status"),
        ({"subregion_code": "abc"}, "subregion_code"),
        ({"subregion_fi": ""}, "subregion_fi"),
        ({"region_code": ""}, "region_code"),
        ({"region_en": ""}, "region_en"),
        ({"county_code": "1234"}, "county_code"),
        ({"county_sv": ""}, "county_sv"),
        ({"population": ""}, "population_2026"),
        ({"population": "0"}, "population_2026"),
        ({"population": "-5"}, "population_2026"),
        ({"population": "1 000"}, "population_2026"),
        ({"population": "1000.0"}, "population_2026"),
        ({"population": "9999999999"}, "population_2026"),
        ({"merged_codes": "101"}, "merged_codes"),
        ({"merged_codes": "301,302"}, "merged_codes"),
        ({"merged_codes": "30"}, "merged_codes"),
    ],
)
def test_a_text_that_cannot_be_is_refused_at_its_place(changes, column):
    given = content(ALKULA, line("102", "Beekylä") | changes, merged=True)
    assert (3, column) in faults(given)


def test_a_code_twice_is_refused_on_the_later_line():
    assert faults(content(ALKULA, BEEKYLA, line("101", "Toinen"))) == [(4, "code")]


def test_a_county_that_is_not_known_is_refused():
    assert faults(content(ALKULA, BEEKYLA), counties=["02", "03"]) == [(2, "county_code"), (3, "county_code")]


@pytest.mark.parametrize(
    "column", ["county_fi", "county_sv", "county_en", "region_en", "subregion_sv", "region_code"]
)
def test_an_area_has_one_name_in_the_whole_file(column):
    other = {"region_code": "02"} if column == "region_code" else {column: "Muu"}
    assert faults(content(ALKULA, BEEKYLA | other)) == [(3, column)]


def test_a_municipality_is_merged_once():
    given = content(ALKULA | {"merged_codes": "301 302"}, BEEKYLA | {"merged_codes": "302"}, merged=True)
    assert faults(given) == [(3, "merged_codes")]


@pytest.mark.parametrize(("drop", "column"), [(1, "population_2026"), (3, "county_sv")])
def test_a_line_that_ends_early_is_refused(drop, column):
    lines = content(ALKULA, BEEKYLA).decode().splitlines()
    lines[2] = ",".join(lines[2].split(",")[:-drop])
    assert faults("\n".join(lines).encode()) == [(3, column)]


def test_a_line_that_goes_on_is_refused():
    assert faults(content(ALKULA, BEEKYLA).removesuffix(b"\n") + b",5\n") == [(3, "17")]


def test_a_quotation_mark_that_never_closes_is_refused():
    assert faults(content(ALKULA) + b'102,"Beekyl') == [(3, "1")]


@pytest.mark.parametrize(
    ("encoding", "place"), [("latin-1", (4, "name_fi")), ("cp437", (4, "name_fi")), ("utf-16", (1, "1"))]
)
def test_another_encoding_is_refused_where_it_shows(encoding, place):
    given = content(ALKULA, SEELA, BEEKYLA | {"name_sv": "Beeby"}, encoding=encoding)
    assert faults(given) == [place]


def test_utf_16_without_a_mark_is_no_table():
    assert (1, "code") in faults(content(ALKULA, encoding="utf-16-le"))
    assert faults(content(BEEKYLA, encoding="utf-16-le")) == [(2, "2")]


names = st.text(st.characters(codec="utf-8", categories=("L", "N", "P")), min_size=1, max_size=40)
places = st.builds(
    line,
    st.integers(0, 999).map("{:03}".format),
    names,
    st.integers(1, 999_999_999).map(str),
    name_sv=names,
    language_status=st.sampled_from(sorted(STATUSES)),
)


@given(st.lists(places, min_size=1, max_size=20, unique_by=lambda one: one["code"]), st.integers(2000, 2099))
def test_what_was_written_is_what_is_read(lines, year):
    file = read(content(*lines, year=year), counties=["01"])
    shown = [dict(entry.texts) | {"population": str(file.population(entry))} for entry in file.entries]
    for entry in shown:
        del entry[f"population_{year}"]
    assert (file.year, shown) == (year, lines)


@given(st.binary(max_size=400) | st.text(max_size=200).map(lambda text: content(ALKULA) + text.encode()))
def test_anything_is_read_or_refused_in_words(given):
    try:
        assert read(given).entries != ()
    except Refused as refused:
        assert all(str(fault).startswith("Line ") for fault in refused.faults)
        assert refused.faults != ()
