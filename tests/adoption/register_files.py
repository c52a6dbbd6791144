"""Files of municipalities for the tests: a small country, changed a little at a time."""

import csv
import io

COLUMNS = (
    "code", "name_fi", "name_sv", "language_status",
    "subregion_code", "subregion_fi", "subregion_sv",
    "region_code", "region_fi", "region_sv", "region_en",
    "county_code", "county_fi", "county_sv", "county_en",
)  # fmt: skip
FINNISH = "Yksikielinen suomenkielinen kunta"
SWEDISH = "Yksikielinen ruotsinkielinen kunta"
MOSTLY_FINNISH = "Kaksikielinen kunta, jossa enemmistön kieli on suomi"
MOSTLY_SWEDISH = "Kaksikielinen kunta, jossa enemmistön kieli on ruotsi"


def line(code: str, name: str, population: str = "1000", **changes: str) -> dict[str, str]:
    """One municipality of county 01."""
    area = {"subregion": ("11", "Seutu", "Nejd"), "region": ("01", "Maakunta", "Landskap", "Region")}
    area["county"] = ("01", "Hyvinvointialue", "Area", "County")
    texts = {"code": code, "name_fi": name, "name_sv": f"{name} sv", "language_status": FINNISH}
    for kind, values in area.items():
        texts |= dict(zip((f"{kind}_{end}" for end in ("code", "fi", "sv", "en")), values, strict=False))
    return texts | {"population": population} | changes


def content(*lines: dict[str, str], year: int = 2026, merged: bool = False, encoding: str = "utf-8") -> bytes:
    """The file of these lines, as bytes; with the optional column when some municipality was merged."""
    columns = [*COLUMNS, "population", *(["merged_codes"] if merged else [])]
    header = [f"population_{year}" if column == "population" else column for column in columns]
    return table(header, *([one.get(column, "") for column in columns] for one in lines)).encode(encoding)


def table(*rows: list[str]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


ALKULA, BEEKYLA, SEELA = line("101", "Alkula"), line("102", "Beekylä"), line("201", "Seela", "250")
