"""`make bench`: measures Kaikupolku and plain viewflow at each size on each database, and writes docs/performance.md.

Each measurement runs in a process of its own, one after the other, on a database of its own. Exits with 1 when
something that must hold does not.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from benchmarks import post
from benchmarks.places import Place, places
from benchmarks.post import Letters
from benchmarks.processes import manage, told
from benchmarks.report import Report, Result

SIZES = (308, 3000)
LETTERS_AT = 30_000


def main() -> int:
    asked = _asked()
    found, letters = [], []
    with tempfile.TemporaryDirectory(prefix="kaikupolku-bench-") as folder:
        for place in places(Path(folder), asked.database):
            for size in asked.cases:
                environment = place.copied(f"ours{size}")
                found.append(_measured(place, size, environment))
                letters.append(post.measured(place.database, size, environment))
            if place.database == "SQLite" and asked.letters_at:
                letters.append(_letters_alone(place, asked.letters_at))
        proof = manage("prove_path", environment=os.environ | {"KAIKUPOLKU_VAR": folder})
    report = Report(found, letters, proof)
    print(report.text)
    if asked.write:
        Path("docs/performance.md").write_text(report.text)
    for sentence in report.broken:
        print(f"Does not hold: {sentence}", file=sys.stderr)
    return 1 if report.broken else 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--cases", type=int, nargs="+", default=SIZES)
    parser.add_argument(
        "--letters-at", type=int, default=LETTERS_AT, help="cases at which letters alone are measured"
    )
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="")
    parser.add_argument("--write", action="store_true", help="write docs/performance.md")
    return parser.parse_args()


def _measured(place: Place, size: int, ours: dict[str, str]) -> Result:
    """Both at one size. The cases are verified before anything is measured on them, and all of them once."""
    print(f"{place.database}, {size} cases…", file=sys.stderr)
    counts = told("benchmarks.grown", size, environment=ours)
    verified = manage("verify_cases", environment=ours)
    site = told("benchmarks.site", environment=ours)
    plain = told("benchmarks.plain", size, environment=place.empty(f"plain{size}"))
    return Result(place.database, size, counts, verified, site["figures"], plain["figures"], site["versions"])


def _letters_alone(place: Place, size: int) -> Letters:
    """Whether letters take more memory with many more cases. The history of rows is left out, but for that of
    sessions: nothing else asks for it.
    """
    print(f"{place.database}, letters at {size} cases…", file=sys.stderr)
    environment = place.copied(f"ours{size}")
    told("benchmarks.grown", size, "presently", environment=environment)
    return post.measured(place.database, size, environment)


if __name__ == "__main__":
    sys.exit(main())
