"""Reads a file of municipalities, or says with line and column why it cannot be one. Writes nothing."""

import csv
import io
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .register_columns import CHECKS, MERGED, POPULATION, fault_in_text, faults_in_header

BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in the file; the line as an editor numbers it, the column by its name."""

    line: int
    column: str
    sentence: str

    def __str__(self) -> str:
        said = {"line": self.line, "column": self.column, "sentence": self.sentence}
        return _("Line %(line)d, column %(column)s: %(sentence)s") % said


class Refused(Exception):
    """The file is refused whole, for every reason in `faults`."""

    def __init__(self, faults: Iterable[object]):
        self.faults = tuple(faults)
        super().__init__(self.faults)


@dataclass(frozen=True, slots=True)
class Entry:
    """One municipality of the file: its texts by column, and the line it begins on."""

    line: int
    texts: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.texts[column]

    @property
    def merged(self) -> list[str]:
        """Codes of the former municipalities that became part of this one."""
        return self.texts.get(MERGED, "").split()


@dataclass(frozen=True, slots=True)
class RegisterFile:
    """A file without faults. `year` is that of its population; its division is of the next 1 January."""

    year: int
    entries: tuple[Entry, ...]

    def population(self, entry: Entry) -> int:
        return int(entry[f"population_{self.year}"])


def read(content: bytes, *, counties: Collection[str] | None = None) -> RegisterFile:
    """The file's municipalities. `counties`: codes of the only ones it may name; None when it brings its own.

    Raises Refused with all that is wrong with the header or, when that is right, with the lines.
    """
    records = _records(_decoded(content))
    header = next(records, (1, []))[1]
    if faults := faults_in_header(header):
        raise Refused(Fault(1, column, sentence) for column, sentence in faults)
    year = next(int(match[1]) for column in header if (match := POPULATION.fullmatch(column)))
    rows = list(records)
    entries = [Entry(line, dict(zip(header, row, strict=False))) for line, row in rows]
    if faults := [*_of_lines(header, rows), *_between_lines(entries, counties)]:
        raise Refused(sorted(faults, key=lambda fault: fault.line))
    return RegisterFile(year, tuple(entries))


def _decoded(content: bytes) -> str:
    plain = content.removeprefix(BOM)
    try:
        return plain.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused([_undecodable(plain, error.start)]) from error


def _undecodable(content: bytes, at: int) -> Fault:
    """Where the first byte stands that is no UTF-8; a column whose name cannot be read, by its number."""
    line_begins = content.rfind(b"\n", 0, at) + 1
    number = content.count(b",", line_begins, at) + 1
    header = content.split(b"\n", 1)[0].decode("utf-8", "replace").strip().split(",")
    readable = line_begins and number <= len(header) and header[number - 1].isidentifier()
    column = header[number - 1] if readable else str(number)
    return Fault(content.count(b"\n", 0, at) + 1, column, _("The file is not UTF-8. Save it as UTF-8."))


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    """Records with the lines they begin on, empty lines left out."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    begins = 1
    try:
        for record in reader:
            if record:
                yield begins, record
            begins = reader.line_num + 1
    except csv.Error as error:
        sentence = _("The line cannot be read. Check its quotation marks and commas.")
        raise Refused([Fault(begins, "1", sentence)]) from error


def _of_lines(header: list[str], rows: list[tuple[int, list[str]]]) -> Iterator[Fault]:
    if not rows:
        yield Fault(2, header[0], _("There is no municipality in the file."))
    for line, row in rows:
        yield from _of_length(header, line, row)
        for column, text in zip(header, row, strict=False):
            if sentence := fault_in_text(column, text):
                yield Fault(line, column, sentence)


def _of_length(header: list[str], line: int, row: list[str]) -> Iterator[Fault]:
    if len(row) < len(header):
        yield Fault(line, header[len(row)], _("The line ends before this column."))
    if len(row) > len(header):
        yield Fault(line, str(len(header) + 1), _("The line has more columns than the first line."))


def _between_lines(entries: list[Entry], counties: Collection[str] | None) -> Iterator[Fault]:
    complete = [entry for entry in entries if set(CHECKS) <= set(entry.texts)]
    yield from _repeated_codes(complete)
    yield from _merged_codes(complete)
    for kind in ("subregion", "region", "county"):
        yield from _contradictions(complete, kind)
    for entry in complete:
        code = entry["county_code"]
        if counties is not None and code not in counties:
            yield Fault(
                entry.line, "county_code", _("There is no county with the code %(code)s.") % {"code": code}
            )


def _repeated_codes(entries: list[Entry]) -> Iterator[Fault]:
    first = {}
    for entry in entries:
        line = first.setdefault(entry["code"], entry.line)
        if line != entry.line:
            said = {"code": entry["code"], "line": line}
            yield Fault(entry.line, "code", _("The code %(code)s stands on line %(line)d already.") % said)


def _merged_codes(entries: list[Entry]) -> Iterator[Fault]:
    present, first = {entry["code"] for entry in entries}, {}
    for entry in entries:
        for code in entry.merged:
            if code in present:
                sentence = _("%(code)s is in the file itself, so it was not merged.")
                yield Fault(entry.line, MERGED, sentence % {"code": code})
            elif first.setdefault(code, entry.line) != entry.line:
                sentence = _("%(code)s is merged on line %(line)d already.")
                yield Fault(entry.line, MERGED, sentence % {"code": code, "line": first[code]})


def _contradictions(entries: list[Entry], kind: str) -> Iterator[Fault]:
    """An area has the same names on every line, and a sub-region is part of one region."""
    columns = [column for column in CHECKS if column.startswith(f"{kind}_")]
    columns += ["region_code"] if kind == "subregion" else []
    first = {}
    for entry in entries:
        model = first.setdefault(entry[f"{kind}_code"], entry)
        for column in columns:
            if entry[column] != model[column]:
                said = {"text": model[column], "line": model.line}
                yield Fault(entry.line, column, _("Line %(line)d says “%(text)s” of the same area.") % said)
