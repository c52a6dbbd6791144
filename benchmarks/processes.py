"""Processes that measure or are measured: run one after the other, so that nothing runs beside them."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from time import perf_counter


@dataclass(frozen=True)
class Took:
    """How long a command took, how much memory it had at most, and how it ended."""

    seconds: float
    megabytes: float
    code: int


def told(module: str, *arguments: object, environment: dict[str, str]) -> dict:
    """What a measuring process prints. Raises CalledProcessError when it fails."""
    command = [sys.executable, "-W", "ignore", "-m", module, *map(str, arguments)]
    return json.loads(subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE).stdout)


def manage(*arguments: str, environment: dict[str, str]) -> Took:
    """One of the site's commands, from its start to its end. Raises SystemExit when it cannot be run."""
    begun = perf_counter()
    process = subprocess.Popen([sys.executable, "-W", "ignore", "manage.py", *arguments], env=environment, stdout=subprocess.DEVNULL)  # fmt: skip
    _pid, status, used = os.wait4(process.pid, 0)
    code = os.waitstatus_to_exitcode(status)
    if code:
        raise SystemExit(f"manage.py {' '.join(arguments)} failed with {code}.")
    return Took(round(perf_counter() - begun, 2), round(used.ru_maxrss / 1024, 1), code)
