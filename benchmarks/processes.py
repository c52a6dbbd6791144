"""Processes that measure or are measured: run one after the other, so that nothing runs beside them."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from time import perf_counter


@dataclass(frozen=True)
class Took:
    """How long a command took, from its start to its end, and how much memory it had at most."""

    seconds: float
    megabytes: float


def told(module: str, *arguments: object, environment: dict[str, str]) -> dict:
    """What a measuring process prints. Raises CalledProcessError when it fails."""
    command = [sys.executable, "-W", "ignore", "-m", module, *map(str, arguments)]
    return json.loads(subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE).stdout)


def manage(*arguments: str, environment: dict[str, str]) -> Took:
    """One of the site's commands. Raises SystemExit when it fails."""
    command, begun = [sys.executable, "-W", "ignore", "manage.py", *arguments], perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    _pid, status, used = os.wait4(process.pid, 0)
    if code := os.waitstatus_to_exitcode(status):
        raise SystemExit(f"manage.py {' '.join(arguments)} failed with {code}.")
    return Took(round(perf_counter() - begun, 2), round(used.ru_maxrss / 1024, 1))
