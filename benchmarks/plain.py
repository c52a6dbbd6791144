"""viewflow as it comes, measured: its list pages and finishing a task, with as many processes as Kaikupolku has cases.

`python -m benchmarks.plain 308` fills the empty database of its own settings and prints the figures as JSON.
"""

import gc
import os
import sys
from collections.abc import Callable, Iterator
from functools import partial

import django
from django.core.management import call_command
from django.test import Client


def main(size: int) -> None:
    from benchmarks.figures import hand_over
    from benchmarks.statistics import know_the_tables

    call_command("migrate", verbosity=0)
    client = begun(size)
    know_the_tables()
    gc.collect()
    gc.freeze()  # as Kaikupolku's entry point does
    hand_over({"figures": [*pages(client), *tasks(client)]})


def begun(size: int) -> Client:
    """So many processes, each waiting at its first task, all in the hands of one person, who is signed in."""
    from django.contrib.auth.models import User

    from benchmarks.plain_viewflow.flows import RequestFlow

    user = User.objects.create_superuser("worker", "worker@example.fi", "a-password")
    for number in range(size):
        RequestFlow.start.run(text=f"Kuvitteellinen kunta {number}")
    client = Client(headers={"host": "localhost"})
    client.force_login(user)
    return client


def pages(client: Client) -> Iterator:
    from benchmarks.figures import page

    yield page("Inbox", client, "/request/inbox/")
    yield page("Queue", client, "/request/queue/")
    yield page("Processes", client, "/request/flows/")
    yield page("Tasks", client, "/request/tasks/")


def tasks(client: Client, times: int = 60) -> Iterator:
    from viewflow.workflow.models import Task

    from benchmarks.figures import measured

    waiting = Task.objects.filter(status="ASSIGNED", flow_task_type="HUMAN").order_by("pk")[: times + 4]
    yield measured("Finishing a task: the page's POST", [posting(client, task) for task in waiting])


def posting(client: Client, task) -> Callable:
    return partial(_posted, client, task.flow_task.reverse("execute", args=[task.process_id, task.pk]))


def _posted(client: Client, url: str):
    answer = client.post(url, {"text": "Answered"})
    assert answer.status_code == 302, f"{url} answers {answer.status_code}"
    return answer


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.plain_viewflow.settings"
    django.setup()
    main(int(sys.argv[1]))
