"""Very many regions in a moment, written straight into the tables: for counting queries and bytes only."""

from datetime import date, datetime, timedelta

from django.db import connection
from viewflow.workflow.status import STATUS

from accounts.models import User
from adoption.models import Adoption, Contact, Region
from workflows import triggers
from workflows.flows.contact import ContactFlow
from workflows.flows.working_group import WorkingGroupFlow
from workflows.models import AdoptionCase, CaseEvent, CaseTask, StageWork
from workflows.stages import Stage


def many_cases(
    count: int,
    *,
    adviser: User,
    on: date,
    now: datetime,
    contact: User | None = None,
) -> list[AdoptionCase]:
    """Regions with a task for Kaikukeskus and one for each side; the contact is culture's in all of them."""
    regions = Region.objects.bulk_create(
        [
            Region(kind="municipality", name_fi=f"Kuvitteellinen kunta {n}", name_sv=f"Fiktiv kommun {n}")
            for n in range(count)
        ]
    )
    adoptions = Adoption.objects.bulk_create([Adoption(region=one, created_at=now) for one in regions])
    cases = AdoptionCase.objects.bulk_create(
        [
            AdoptionCase(adoption=one, adviser=adviser, opened_at=now, stage_since=now - timedelta(days=n))
            for n, one in enumerate(adoptions)
        ]
    )
    care, _new = User.objects.get_or_create(email="sari.sote@example.fi", defaults={"name": "Sari Sote"})
    people = [(care, "sote")] if contact is None else [(contact, "culture"), (care, "sote")]
    Contact.objects.bulk_create(
        [Contact(adoption=one, user=user, side=side, starts=on) for one in adoptions for user, side in people]
    )
    _ask(cases, adviser, contact, on, now)
    return cases


def _ask(cases, adviser, contact, on, now) -> None:
    for flow, node, turn, owner in (
        (ContactFlow, "answer", "centre", adviser),
        (WorkingGroupFlow, "appoint_culture", "culture", contact),
        (WorkingGroupFlow, "appoint_care", "care", None),
        (WorkingGroupFlow, "form_group", "local", None),
    ):
        task = getattr(flow.instance, node)
        works = StageWork.objects.bulk_create(
            [StageWork(flow_class=flow, case=case, created=now) for case in cases]
        )
        CaseTask.objects.bulk_create(
            [
                CaseTask(
                    process=work, case=case, flow_task=task, flow_task_type=task.task_type, act=task.act.name,
                    turn=turn, owner=owner, status=STATUS.ASSIGNED if owner else STATUS.NEW,
                    opened_on=on, due=on + timedelta(days=n % 30 - 5),
                )
                for n, (work, case) in enumerate(zip(works, cases, strict=True))
            ]
        )  # fmt: skip


def spread(cases: list[AdoptionCase], now: datetime) -> None:
    """The cases stand at all the stages of the path by turns, without the records that the database asks for."""
    stages = list(Stage)
    triggers.drop(connection)
    for number, stage in enumerate(stages):
        mine = cases[number :: len(stages)]
        CaseEvent.objects.bulk_create(
            [
                CaseEvent(case=case, seq=1, at=now, act="moved_forward", target=stage, hash="x")
                for case in mine
            ]
        )
        AdoptionCase.objects.filter(pk__in=[case.pk for case in mine]).update(stage=stage, seq=1, head="x")
    triggers.create(connection)
