"""The columns of a file of municipalities, and what may stand in each of them. Pure."""

import re
from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from adoption.declarations import LanguageStatus

POPULATION = re.compile(r"population_(20[0-9]{2})")
MERGED = "merged_codes"

# The language status as Statistics Finland words it
STATUSES = {
    "Yksikielinen suomenkielinen kunta": LanguageStatus.FI,
    "Yksikielinen ruotsinkielinen kunta": LanguageStatus.SV,
    "Kaksikielinen kunta, jossa enemmistön kieli on suomi": LanguageStatus.FI_SV,
    "Kaksikielinen kunta, jossa enemmistön kieli on ruotsi": LanguageStatus.SV_FI,
}

Check = Callable[[str], bool]


def _matches(pattern: str) -> Check:
    compiled = re.compile(pattern)
    return lambda text: compiled.fullmatch(text) is not None


def _is_name(text: str) -> bool:
    return 0 < len(text) <= 100 and text == text.strip() and text.isprintable()


_CODE = (_matches("[0-9]{3}"), gettext_lazy("“%(text)s” is not a code of three digits."))
_AREA = (_matches("[0-9]{1,3}"), gettext_lazy("“%(text)s” is not a code of at most three digits."))
_NAME = (_is_name, gettext_lazy("“%(text)s” is not a name of one to a hundred characters."))
_STATUS = (STATUSES.__contains__, gettext_lazy("“%(text)s” is not a known language status."))
_PEOPLE = (_matches("[1-9][0-9]{0,8}"), gettext_lazy("“%(text)s” is not a number of people in digits only."))
_CODES = (
    _matches("([0-9]{3}( [0-9]{3})*)?"),
    gettext_lazy("“%(text)s” is not codes with spaces between them."),
)

CHECKS: dict[str, tuple[Check, object]] = {
    "code": _CODE,
    "name_fi": _NAME,
    "name_sv": _NAME,
    "language_status": _STATUS,
    "subregion_code": _AREA,
    "subregion_fi": _NAME,
    "subregion_sv": _NAME,
    "region_code": _AREA,
    "region_fi": _NAME,
    "region_sv": _NAME,
    "region_en": _NAME,
    "county_code": _AREA,
    "county_fi": _NAME,
    "county_sv": _NAME,
    "county_en": _NAME,
}


def fault_in_text(column: str, text: str) -> str:
    """Why the text cannot stand in the column; empty when it can."""
    allowed, sentence = _check_of(column)
    return "" if allowed(text) else str(sentence) % {"text": text[:80]}


def _check_of(column: str) -> tuple[Check, object]:
    if POPULATION.fullmatch(column):
        return _PEOPLE
    return _CODES if column == MERGED else CHECKS[column]


def faults_in_header(header: list[str]) -> list[tuple[str, str]]:
    """What is wrong with the names of the columns: pairs of a column and a sentence."""
    if len(header) == 1 and ";" in header[0]:
        return [("1", _("The columns have to be separated by commas."))]
    missing = [column for column in CHECKS if column not in header]
    populations = [column for column in header if POPULATION.fullmatch(column)]
    faults = [(column, _("The column is missing.")) for column in missing]
    if len(populations) != 1:
        faults.append(
            ("population", _("Exactly one column has to give a year's population, such as population_2026."))
        )
    return (
        faults
        + [(column, _("The column is there twice.")) for column in _repeated(header)]
        + _unknown(header)
    )


def _repeated(header: list[str]) -> list[str]:
    return [column for number, column in enumerate(header) if column in header[:number]]


def _unknown(header: list[str]) -> list[tuple[str, str]]:
    known = {*CHECKS, MERGED}
    strange = [column for column in header if column not in known and not POPULATION.fullmatch(column)]
    return [(column[:40], _("The column is not known.")) for column in strange]
