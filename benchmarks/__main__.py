"""`make bench`: measures Kaikupolku and plain viewflow at each size on each database, and writes docs/performance.md.

Each measurement runs in a process of its own, one after the other, on a database of its own. Exits with 1 when
something that must hold does not.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from benchmarks.places import Place, places
from benchmarks.processes import manage, told
from benchmarks.report import Report, Result

SIZES = (308, 3000)


def main() -> int:
    asked = _asked()
    with tempfile.TemporaryDirectory(prefix="kaikupolku-bench-") as folder:
        found = [
            result
            for place in places(Path(folder), asked.database)
            for result in [_measured(place, size) for size in asked.cases]
        ]
        proof = manage("prove_path", environment=os.environ | {"KAIKUPOLKU_VAR": folder})
    report = Report(found, proof)
    print(report.text)
    if asked.write:
        Path("docs/performance.md").write_text(report.text)
    for sentence in report.broken:
        print(f"Does not hold: {sentence}", file=sys.stderr)
    return 1 if report.broken else 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--cases", type=int, nargs="+", default=SIZES)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="")
    parser.add_argument("--write", action="store_true", help="write docs/performance.md")
    return parser.parse_args()


def _measured(place: Place, size: int) -> Result:
    """Both at one size. The cases are verified before anything is measured on them, and all of them once."""
    print(f"{place.database}, {size} cases…", file=sys.stderr)
    ours = place.copied(f"ours{size}")
    counts = told("benchmarks.grown", size, environment=ours)
    verified = manage("verify_cases", environment=ours)
    site = told("benchmarks.site", environment=ours)
    plain = told("benchmarks.plain", size, environment=place.empty(f"plain{size}"))
    letters = told("benchmarks.letters", environment=ours)
    return Result(
        place.database, size, counts, verified, site["figures"], plain["figures"], site["versions"], letters
    )


if __name__ == "__main__":
    sys.exit(main())
