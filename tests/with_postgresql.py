"""Runs a command while a PostgreSQL server of its own stands beside it: `with_postgresql.py COMMAND …`.

The server lives in a folder that is removed afterwards, listens on a socket there and on no port, keeps nothing
safe on disk, and never runs as root, which PostgreSQL refuses. Its address is in KAIKUPOLKU_POSTGRESQL. What the
command writes (KAIKUPOLKU_VAR) goes into a folder that is removed, too.
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

QUICK = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c listen_addresses=''"


def main(command: list[str]) -> int:
    with server() as address, tempfile.TemporaryDirectory(prefix="kaikupolku-") as var:
        places = {"KAIKUPOLKU_POSTGRESQL": address, "KAIKUPOLKU_VAR": var}
        return subprocess.run(command, env=os.environ | places).returncode


@contextmanager
def server() -> Iterator[str]:
    """A running server's address; stopped and removed at the end, whatever happened."""
    home = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    owner = _owner()
    shutil.chown(home, owner)
    try:
        _as(owner, "initdb", "-D", home / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")  # fmt: skip
        options = f"{QUICK} -k {home}"
        _as(owner, "pg_ctl", "-D", home / "data", "-l", home / "log", "-w", "-o", options, "start")
        try:
            yield f"postgresql://postgres@{quote(str(home), safe='')}/postgres"
        finally:
            _as(owner, "pg_ctl", "-D", home / "data", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _owner() -> str:
    """Who runs the server: the caller, or in root's place Debian's own user for it."""
    caller = pwd.getpwuid(os.getuid()).pw_name
    return "postgres" if caller == "root" else caller


def _as(owner: str, program: str, *arguments) -> None:
    other = {"user": owner, "group": owner, "extra_groups": []} if os.getuid() == 0 else {}
    command = [_found(program), *map(str, arguments)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd="/tmp", **other)
    if done.returncode:
        sys.exit(f"{program} of PostgreSQL failed: {done.stdout.decode(errors='replace')}")


def _found(program: str) -> str:
    """Debian keeps the server's programs out of the path."""
    versions = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"))
    found = str(versions[-1]) if versions else shutil.which(program)
    return found or sys.exit(f"PostgreSQL's {program} was not found.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
