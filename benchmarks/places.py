"""Where is measured: SQLite and PostgreSQL, each with the demonstration country made once and copied for every size."""

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import psycopg

from benchmarks.processes import manage
from tests.with_postgresql import server


@dataclass(frozen=True)
class Sqlite:
    """Files in a folder."""

    folder: Path
    database = "SQLite"

    def empty(self, name: str) -> dict[str, str]:
        """The environment of a process that has a new database of this name."""
        (self.folder / name).mkdir()
        elsewhere = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        return elsewhere | {"KAIKUPOLKU_VAR": str(self.folder / name)}

    def copied(self, name: str) -> dict[str, str]:
        """The same with what `base` holds."""
        there = self.empty(name)
        shutil.copy(self.folder / "base" / "kaikupolku.sqlite3", there["KAIKUPOLKU_VAR"])
        return there


@dataclass(frozen=True)
class Postgresql:
    """Databases of one server, which lives as long as the measuring."""

    folder: Path
    address: str
    database = "PostgreSQL"

    def empty(self, name: str, template: str = "template0") -> dict[str, str]:
        with psycopg.connect(self.address, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        address = self.address.rpartition("/")[0] + f"/{name}"
        return os.environ | {"KAIKUPOLKU_VAR": str(self.folder), "DATABASE_URL": address}

    def copied(self, name: str) -> dict[str, str]:
        return self.empty(name, "base")


Place = Sqlite | Postgresql


def places(folder: Path, only: str = "") -> Iterator[Place]:
    """Both databases, or the one that is asked for, each with `base`."""
    with ExitStack() as stack:
        if only != "postgresql":
            yield _with_base(Sqlite(folder))
        if only != "sqlite":
            yield _with_base(Postgresql(folder, stack.enter_context(server())))


def _with_base(place: Place) -> Place:
    there = place.empty("base")
    manage("migrate", "--verbosity", "0", environment=there)
    manage("demonstrate", environment=there)
    return place
