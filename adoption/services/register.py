"""The register of municipalities follows the file that Statistics Finland's facts were put into, year by year.

A file is taken whole or refused whole. No municipality is ever removed: one that the file has no more is closed
on the first day of the file's division, and names the one it became part of.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import models, transaction
from django.utils.translation import gettext as _

from adoption.models import AdministrativeRegion, County, Municipality, RegionMunicipality, SubRegion

from .register_columns import MERGED, STATUSES
from .register_file import Entry, Fault, Refused, RegisterFile, read

PUBLISHED = Path(__file__).parent.parent / "data" / "municipalities-2026.csv"


class Older(Refused):
    """The register already holds a later year than the file's."""


@dataclass(frozen=True)
class Loaded:
    """What a file changed. `running`: places of closed municipalities in regions that run."""

    total: int
    added: list[Municipality]
    changed: list[Municipality]
    closed: list[Municipality]
    areas: int
    running: list[RegionMunicipality]

    @property
    def is_nothing(self) -> bool:
        return not (self.added or self.changed or self.closed or self.areas)


@transaction.atomic
def load(content: bytes, *, successors: Mapping[str, str] | None = None) -> Loaded:
    """Make the register say what the file says. The same file again changes nothing.

    `successors`: code of a municipality that is there no more → code of the one it became part of, beside what
    the file says of it. About twelve queries, whatever the file. Raises Refused and then changes nothing.
    """
    file = read(content, counties=known_counties())
    there = Municipality.objects.in_bulk()
    _refuse_older(file, there)
    became = _successors(file, there, successors or {})
    areas = _load_areas(file)
    wanted = [_municipality(file, entry) for entry in file.entries]
    closed = _closed(file, there, became)
    added, changed = _write(Municipality, wanted, there)
    _write(Municipality, closed, there)
    return Loaded(len(wanted), added, changed, closed, areas, _running(closed))


def known_counties() -> set[str]:
    """Codes of the counties of the register, and of those that the project's own file brings."""
    published = {entry["county_code"] for entry in read(PUBLISHED.read_bytes()).entries}
    return published | set(County.objects.values_list("code", flat=True))


def _refuse_older(file: RegisterFile, there: dict[str, Municipality]) -> None:
    latest = max((one.population_year for one in there.values()), default=0)
    if file.year < latest:
        sentence = _("The register holds the year %(latest)d already; the file is of %(year)d.")
        raise Older([sentence % {"latest": latest, "year": file.year}])


def _successors(file: RegisterFile, there: dict, given: Mapping[str, str]) -> dict[str, str]:
    """What each municipality that is there no more became part of. Raises Refused when one is not said."""
    present = {entry["code"] for entry in file.entries}
    said = {code: entry["code"] for entry in file.entries for code in entry.merged} | dict(given)
    gone = [one for code, one in there.items() if code not in present and one.closed_on is None]
    faults = [*_unknown_merged(file, there), *_wrong_successors(given, there, present)]
    faults += [_unsaid(one) for one in gone if one.code not in said]
    if faults:
        raise Refused(faults)
    return said


def _unknown_merged(file: RegisterFile, there: dict) -> list[Fault]:
    unknown = [(entry, code) for entry in file.entries for code in entry.merged if code not in there]
    sentence = _("There has been no municipality with the code %(code)s.")
    return [Fault(entry.line, MERGED, sentence % {"code": code}) for entry, code in unknown]


def _wrong_successors(given: Mapping[str, str], there: dict, present: set[str]) -> list[str]:
    faults = []
    for former, successor in given.items():
        if former not in there or former in present:
            faults.append(_("%(code)s is no municipality that has ended.") % {"code": former})
        if successor not in present:
            faults.append(_("%(code)s is no municipality of the file.") % {"code": successor})
    return faults


def _unsaid(one: Municipality) -> str:
    sentence = _(
        "%(name)s (%(code)s) is not in the file. Say what it became part of, for example with "
        "--successor %(code)s=123, or in the column merged_codes."
    )
    return sentence % {"name": one.name, "code": one.code}


def _closed(file: RegisterFile, there: dict, became: dict[str, str]) -> list[Municipality]:
    """Municipalities that the file closes, and closed ones of which it says something else than the register."""
    closed = []
    for code, successor in became.items():
        one = there[code]
        if one.closed_on is None or one.successor_id != successor:
            values = {field: getattr(one, field) for field in _columns(Municipality)}
            values["closed_on"] = one.closed_on or date(file.year + 1, 1, 1)
            closed.append(Municipality(**values | {"successor_id": successor}))
    return closed


def _municipality(file: RegisterFile, entry: Entry) -> Municipality:
    return Municipality(
        code=entry["code"],
        name_fi=entry["name_fi"],
        name_sv=entry["name_sv"],
        language_status=STATUSES[entry["language_status"]].value,
        subregion_id=entry["subregion_code"],
        county_id=entry["county_code"],
        population=file.population(entry),
        population_year=file.year,
    )


def _load_areas(file: RegisterFile) -> int:
    """Counties, regions and sub-regions as the file names them. How many are new or changed."""
    counties = {e["county_code"]: _named(County, e, "county", "fi", "sv", "en") for e in file.entries}
    regions = {
        e["region_code"]: _named(AdministrativeRegion, e, "region", "fi", "sv", "en") for e in file.entries
    }
    subregions = {e["subregion_code"]: _subregion(e) for e in file.entries}
    written = 0
    for model, areas in ((County, counties), (AdministrativeRegion, regions), (SubRegion, subregions)):
        added, changed = _write(model, list(areas.values()), model.objects.in_bulk())
        written += len(added) + len(changed)
    return written


def _named(model: type[models.Model], entry: Entry, kind: str, *languages: str):
    names = {f"name_{language}": entry[f"{kind}_{language}"] for language in languages}
    return model(code=entry[f"{kind}_code"], **names)


def _subregion(entry: Entry) -> SubRegion:
    area = _named(SubRegion, entry, "subregion", "fi", "sv")
    area.administrative_region_id = entry["region_code"]
    return area


def _columns(model: type[models.Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


def _write(model: type[models.Model], wanted: list, there: dict) -> tuple[list, list]:
    """Write the rows that are new or differ from those there. Returns both; at most one query for ninety rows."""
    columns = _columns(model)
    added = [row for row in wanted if row.pk not in there]
    changed = [
        row
        for row in wanted
        if row.pk in there and any(getattr(row, name) != getattr(there[row.pk], name) for name in columns)
    ]
    fields = [field.name for field in model._meta.concrete_fields if not field.primary_key]
    model.objects.bulk_create(
        added + changed, update_conflicts=True, unique_fields=["code"], update_fields=fields
    )
    return added, changed


def _running(closed: list[Municipality]) -> list[RegionMunicipality]:
    if not closed:
        return []
    places = RegionMunicipality.objects.filter(municipality__in=closed, running=True)
    return list(places.select_related("region", "municipality"))
