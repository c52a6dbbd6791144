"""What the database itself refuses, whoever writes to it: history changed, and a stage that no event speaks of."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import IntegrityError, connection, models, transaction
from django.db.models.signals import pre_migrate  # noqa: TID251 - to look while a migration runs
from django.utils import timezone

from adoption.services.regions import new_adoption
from tests.workflows.checked import CheckedWalk
from tests.workflows.conftest import BEGIN, first_adviser
from workflows import triggers
from workflows.checks import nodes_are_there, triggers_are_there
from workflows.models import AdoptionCase, CaseEvent, CaseTask
from workflows.stages import Stage

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


@pytest.fixture
def case(walk) -> AdoptionCase:
    walk.do("take_ownership")
    return walk.case


def attempt(statement) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        statement()


def execute(sql: str, *params) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)


def first_event(case) -> CaseEvent:
    return CaseEvent.objects.filter(case=case).order_by("seq").first()


def bulk_updated(event: CaseEvent) -> None:
    event.reason = "Toisin"
    CaseEvent.objects.bulk_update([event], ["reason"])


def saved_anew(event: CaseEvent) -> None:
    event.reason = "Toisin"
    event.save()


CHANGES = {
    "update": lambda event: CaseEvent.objects.filter(pk=event.pk).update(reason="Toisin"),
    "update to the same": lambda event: CaseEvent.objects.filter(pk=event.pk).update(reason=event.reason),
    "bulk_update": bulk_updated,
    "save": saved_anew,
    "raw": lambda event: execute("UPDATE workflows_caseevent SET reason = 'Toisin' WHERE id = %s", event.pk),
    "delete": lambda event: event.delete(),
    "delete of all": lambda event: CaseEvent.objects.all().delete(),
    "raw delete": lambda event: execute("DELETE FROM workflows_caseevent WHERE id = %s", event.pk),
    "all at once": lambda event: execute(AT_ONCE[connection.vendor]),
    "put in its place": lambda event: put(event, event.pk, event.seq),
    "put in its place with another number": lambda event: put(event, event.pk, event.case.seq + 1),
    "put in between": lambda event: put(event, None, event.seq),
    "put after a gap": lambda event: put(event, None, event.case.seq + 2),
    "bound to another event": lambda event: put(event, None, event.case.seq + 1, event.previous_hash),
}
AT_ONCE = {
    "sqlite": "DELETE FROM workflows_caseevent",
    "postgresql": "TRUNCATE workflows_caseevent CASCADE",
}
REPLACE = {
    "sqlite": "INSERT OR REPLACE INTO workflows_caseevent ({0}) VALUES ({1})",
    "postgresql": "INSERT INTO workflows_caseevent ({0}) VALUES ({1}) ON CONFLICT (id) DO UPDATE SET reason = 'x'",
}


def put(event: CaseEvent, pk: int | None, seq: int, previous_hash: str | None = None) -> None:
    """A row of its own making, that takes the place of one with its key if there is one."""
    row = CaseEvent.objects.filter(pk=event.pk).values().get()
    row |= {"id": pk, "seq": seq, "data": "{}", "reason": "Toisin"}
    row["previous_hash"] = event.case.head if previous_hash is None else previous_hash
    row = {name: value for name, value in row.items() if value is not None}
    places = ", ".join(["%s"] * len(row))
    execute(REPLACE[connection.vendor].format(", ".join(row), places), *row.values())


@pytest.mark.parametrize("change", CHANGES.values(), ids=list(CHANGES))
def test_an_event_is_neither_changed_nor_removed(case, change):
    before = list(CaseEvent.objects.values())
    event = first_event(case)
    connection.check_constraints()
    attempt(lambda: change(event))
    assert list(CaseEvent.objects.values()) == before


def test_two_events_never_have_the_same_number(case):
    event = first_event(case)
    event.pk = None
    attempt(lambda: event.save(force_insert=True))


STAGES = {
    "update": lambda case: AdoptionCase.objects.filter(pk=case.pk).update(stage="permanent"),
    "update with a number": lambda case: AdoptionCase.objects.filter(pk=case.pk).update(
        stage="permanent", seq=case.seq + 1
    ),
    "raw": lambda case: execute(
        "UPDATE workflows_adoptioncase SET stage = 'permanent' WHERE id = %s", case.pk
    ),
    "an event that is no move": lambda case: AdoptionCase.objects.filter(pk=case.pk).update(
        stage="info_session", seq=case.seq + 1, head=_event(case, target="").hash
    ),
    "an event of another move": lambda case: AdoptionCase.objects.filter(pk=case.pk).update(
        stage="permanent", seq=case.seq + 1, head=_event(case, target="info_session").hash
    ),
    "an event with another head": lambda case: AdoptionCase.objects.filter(pk=case.pk).update(
        stage="info_session", seq=case.seq + 1, head=_event(case, target="info_session").hash[::-1]
    ),
}


def _event(case, *, target: str) -> CaseEvent:
    said = {"act": "moved_forward", "at": timezone.now(), "previous_hash": case.head, "hash": "01" * 32}
    return CaseEvent.objects.create(case=case, seq=case.seq + 1, source=case.stage, target=target, **said)


@pytest.mark.parametrize("change", STAGES.values(), ids=list(STAGES))
@pytest.mark.rule("R41")
def test_a_stage_changes_only_with_its_event(case, change):
    attempt(lambda: change(case))
    case.refresh_from_db()
    assert case.at is Stage.CONTACT


def test_a_bulk_update_changes_no_stage(case):
    again = AdoptionCase(pk=case.pk, stage="permanent")
    attempt(lambda: AdoptionCase.objects.bulk_update([again], ["stage"]))


def test_everything_else_of_a_case_may_change(case):
    AdoptionCase.objects.filter(pk=case.pk).update(adviser=None, stage="contact")
    assert AdoptionCase.objects.get(pk=case.pk).adviser is None


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage is not Stage.CONTACT])
def test_a_case_begins_at_its_first_stage(municipalities, stage):
    adoption = new_adoption([municipalities["102"]], now=timezone.now())
    told = {"adoption": adoption, "opened_at": timezone.now(), "stage_since": timezone.now()}
    attempt(lambda: AdoptionCase.objects.create(stage=stage, **told))


@pytest.mark.rule("R41")
def test_a_stage_that_does_not_exist_is_refused(case):
    event = _event(case, target="nowhere")
    values = {"stage": "nowhere", "seq": event.seq, "head": event.hash}
    attempt(lambda: AdoptionCase.objects.filter(pk=case.pk).update(**values))


def test_an_adoption_has_one_case(case):
    told = {"opened_at": timezone.now(), "stage_since": timezone.now()}
    attempt(lambda: AdoptionCase.objects.create(adoption=case.adoption, **told))


def test_one_act_is_asked_by_one_open_task(case):
    task = CaseTask.objects.open().get(case=case, act="answer_contact")
    task.pk = None
    attempt(lambda: task.save(force_insert=True))


@pytest.mark.parametrize("trigger", triggers.of(connection), ids=lambda trigger: trigger.name)
def test_a_missing_trigger_is_an_error_at_start_until_it_is_made_again(db, trigger):
    assert triggers_are_there(None, databases=["default"]) == []
    name, on = trigger.name, f" ON {trigger.table}" if connection.vendor == "postgresql" else ""
    execute(f"DROP TRIGGER {name}{on}")
    (error,) = triggers_are_there(None, databases=["default"])
    assert (error.id, name in error.msg) == ("workflows.E001", True)
    with pytest.raises(SystemCheckError):
        call_command("check", databases=["default"])
    call_command("migrate", verbosity=0)
    assert triggers_are_there(None, databases=["default"]) == []


TURNED_OFF = {
    "sqlite": [
        f"DROP TRIGGER {trigger.name}"
        for trigger in triggers.TRIGGERS["sqlite"]
        if trigger.table == triggers.EVENT
    ],
    "postgresql": [f"ALTER TABLE {triggers.EVENT} DISABLE TRIGGER ALL"],
}


def test_triggers_that_are_turned_off_are_missed_until_they_are_made_again(db):
    for statement in TURNED_OFF[connection.vendor]:
        execute(statement)
    of_event = [trigger.name for trigger in triggers.of(connection) if trigger.table == triggers.EVENT]
    assert triggers.missing(connection) == of_event
    call_command("migrate", verbosity=0)
    assert triggers.missing(connection) == []


def rebuild(model, name: str, kind: type[models.Field]) -> None:
    """A field becomes nullable and is again as it was: SQLite makes the table anew, twice."""
    old = model._meta.get_field(name)
    new = kind(null=True)
    new.set_attributes_from_name(name)
    new.model = model
    for before, after in ((old, new), (new, old)):
        with connection.schema_editor() as editor:
            editor.alter_field(model, before, after)


def test_triggers_are_there_again_after_a_table_was_rebuilt(committed):
    rebuild(AdoptionCase, "opened_at", models.DateTimeField)
    of_case = {trigger.name for trigger in triggers.of(connection) if trigger.table == triggers.CASE}
    assert set(triggers.missing(connection)) == (of_case if connection.vendor == "sqlite" else set())
    call_command("migrate", verbosity=0)
    assert triggers.missing(connection) == []


def test_a_table_that_triggers_read_can_be_rebuilt_by_a_migration(committed):
    triggers.drop_before_migrate(using="default")
    rebuild(CaseEvent, "at", models.DateTimeField)
    triggers.ensure_after_migrate(using="default")
    assert triggers.missing(connection) == []


def test_triggers_are_away_while_a_migration_runs(committed):
    seen = []

    def note(**kwargs) -> None:
        seen.append(set(triggers.missing(connection)))

    pre_migrate.connect(note, sender=apps.get_app_config("workflows"))
    call_command("migrate", verbosity=0)
    pre_migrate.disconnect(note, sender=apps.get_app_config("workflows"))
    assert seen == [set(trigger.name for trigger in triggers.of(connection))]


def test_an_open_task_of_a_node_that_is_gone_is_an_error(case):
    assert nodes_are_there(None, databases=["default"]) == []
    CaseTask.objects.open().filter(act="answer_contact").update(
        flow_task="workflows/flows.contact.ContactFlow.reply"
    )
    (error,) = nodes_are_there(None, databases=["default"])
    assert (error.id, "ContactFlow.reply" in error.msg) == ("workflows.E002", True)


def test_the_machine_walks_on_this_database(municipalities):
    walk = CheckedWalk(adviser=first_adviser(), day=BEGIN).contact([municipalities["101"]])
    assert walk.to(Stage.PERMANENT).case.at is Stage.PERMANENT
