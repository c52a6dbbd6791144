"""Kaikupolku itself, measured: its pages, finishing a task, a whole path.

`python -m benchmarks.site` prints the figures of its database, which holds a country, as JSON.
"""

import os
import platform
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import lru_cache, partial

import django
from django.conf import settings
from django.test import Client


def main() -> None:
    """Measured as it is served: through what its WSGI entry point has loaded."""
    import config.wsgi  # noqa: F401
    from benchmarks.figures import hand_over

    hand_over({"figures": [*pages(), *acts(), whole_path()], "versions": versions()})


def versions() -> dict[str, str]:
    """Of what the figures depend on."""
    from importlib.metadata import version

    from django.db import connection

    with connection.cursor() as cursor:
        ask = "SELECT sqlite_version()" if connection.vendor == "sqlite" else "SHOW server_version"
        cursor.execute(ask)
        (database,) = cursor.fetchone()
    return {
        "Python": platform.python_version(),
        "Django": version("django"),
        "viewflow": version("django-viewflow"),
        connection.display_name: database,
    }


def pages() -> Iterator:
    """The pages of the work of every day, for a worker of Kaikukeskus and for a contact with many sites."""
    from django.core.cache import cache

    from benchmarks.figures import page
    from workflows.models import AdoptionCase
    from workflows.stages import Stage

    worker, contact, busiest = worker_and_contact()
    centre, local = signed_in(worker), signed_in(contact)
    decided = AdoptionCase.objects.filter(stage=Stage.FEEDBACK).order_by("pk")[0]
    yield page("Inbox, Kaikukeskus", centre, "/")
    yield page("Inbox, contact", local, "/")
    yield page("Case page, in its pilot", centre, f"/cases/{decided.pk}/")
    yield page("Case page, most tasks", local, f"/cases/{busiest}/")
    yield page("Pipeline", centre, "/pipeline/")
    yield page("Board", centre, "/board/")
    yield page("Pipeline, remembering nothing", centre, "/pipeline/", before=cache.clear)
    yield page("Board, remembering nothing", centre, "/board/", before=cache.clear)


def worker_and_contact():
    """The worker who advises most cases, and whoever holds most tasks of one case, with that case's key."""
    from django.db.models import Count

    from accounts.models import User
    from workflows.models import CaseTask

    advising = User.objects.filter(is_kaikukeskus=True).annotate(cases=Count("advised_cases"))
    held = CaseTask.objects.open().filter(owner__is_kaikukeskus=False)
    owner, case, _tasks = (
        held.values_list("owner", "case").annotate(tasks=Count("pk")).order_by("-tasks", "pk")[0]
    )
    return advising.latest("cases"), User.objects.get(pk=owner), case


def signed_in(user) -> Client:
    client = Client(headers={"host": "localhost"})
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[-1])
    return client


@lru_cache
def of(user) -> Client:
    """A client of the person that has loaded the site: whoever answers a request has done so long before it comes."""
    client = signed_in(user)
    client.handler.load_middleware()
    return client


def acts(times: int = 60) -> Iterator:
    """A task finished through its page, and through the one door alone."""
    from benchmarks.figures import measured

    tasks = onboardings(2 * (times + 4))
    yield measured("Finishing a task: the page's POST", [posting(task) for task in tasks[: times + 4]])
    yield measured("Finishing a task: the act alone", [performing(task) for task in tasks[times + 4 :]])


def onboardings(number: int) -> list:
    """Open tasks of one kind that somebody holds, each of a site of its own, taken evenly from all regions."""
    from workflows.models import CaseTask

    tasks = CaseTask.objects.open().filter(act="report_onboarding", owner__isnull=False)
    found = list(tasks.select_related("owner").order_by("site_id"))
    return found[:: max(len(found) // number, 1)][:number]


def posting(task) -> Callable:
    from django.utils import formats, timezone, translation

    client = of(task.owner)
    with translation.override(task.owner.language):
        today = formats.date_format(timezone.localdate(), "SHORT_DATE_FORMAT")
    said = {"held_on": today, "staff": "4", "material": "Käsikirja"}
    return partial(_posted, client, f"/cases/{task.case_id}/do/{task.act}/{task.item}/", said)


def _posted(client: Client, url: str, said: dict):
    answer = client.post(url, said)
    assert answer.status_code == 302, f"{url} answers {answer.status_code}"
    return answer


def performing(task) -> Callable:
    from django.utils import timezone

    from workflows.acts import BY_NAME
    from workflows.services.perform import perform

    now = timezone.now()
    said = {"held_on": now.date(), "staff": 4, "material": "Käsikirja"}
    return partial(
        perform, BY_NAME[task.act], case_id=task.case_id, by=task.owner, data=said, now=now, item=task.item
    )


def whole_path(times: int = 5):
    """From a contact to permanent operation, every act of it performed."""
    from benchmarks.figures import measured
    from workflows.stages import Stage

    worker = worker_and_contact()[0]
    walks = [region(worker, number) for number in range(times + 2)]
    return measured(
        "Whole path", [lambda walk=walk: walk.to(Stage.PERMANENT) and None for walk in walks], warm=1
    )


def region(worker, number: int):
    """A region whose contact has been left, two years ago."""
    from django.utils import timezone

    from adoption.models import Municipality
    from config.demonstration.walk import Walk

    free = Municipality.objects.exclude(memberships__running=True).order_by("code")
    day = timezone.localdate() - timedelta(days=700)
    return Walk(worker, day).contact([free[number % 20]], email=f"kysyja{number}@example.fi")


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    django.setup()
    main()
