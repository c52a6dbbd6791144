"""What the database itself refuses, whoever writes to it: history changed, and a stage that no event speaks of."""

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import IntegrityError, connection, models, transaction
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
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=list(CHANGES))
def test_an_event_is_neither_changed_nor_removed(case, change):
    before = list(CaseEvent.objects.values())
    event = first_event(case)
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


@pytest.mark.parametrize("name", triggers.NAMES)
def test_a_missing_trigger_is_an_error_at_start_until_it_is_made_again(db, name):
    assert triggers_are_there(None, databases=["default"]) == []
    table = triggers.CASE if name.startswith("case") else triggers.EVENT
    execute(f"DROP TRIGGER {name}" + (f" ON {table}" if connection.vendor == "postgresql" else ""))
    (error,) = triggers_are_there(None, databases=["default"])
    assert (error.id, name in error.msg) == ("workflows.E001", True)
    with pytest.raises(SystemCheckError):
        call_command("check", databases=["default"])
    call_command("migrate", verbosity=0)
    assert triggers_are_there(None, databases=["default"]) == []


def test_triggers_are_there_again_after_a_table_was_rebuilt(committed):
    old = AdoptionCase._meta.get_field("opened_at")
    new = models.DateTimeField(null=True)
    new.set_attributes_from_name("opened_at")
    new.model = AdoptionCase
    for before, after in ((old, new), (new, old)):
        with connection.schema_editor() as editor:
            editor.alter_field(AdoptionCase, before, after)
    lost = {"case_begins_at_contact", "case_stage_by_event"} if connection.vendor == "sqlite" else set()
    assert set(triggers.missing(connection)) == lost
    call_command("migrate", verbosity=0)
    assert triggers.missing(connection) == []


def test_an_open_task_of_a_node_that_is_gone_is_an_error_at_start(case):
    assert nodes_are_there(None, databases=["default"]) == []
    CaseTask.objects.open().filter(act="answer_contact").update(
        flow_task="workflows/flows.contact.ContactFlow.reply"
    )
    (error,) = nodes_are_there(None, databases=["default"])
    assert (error.id, "ContactFlow.reply" in error.msg) == ("workflows.E002", True)


def test_the_machine_walks_on_this_database(municipalities):
    walk = CheckedWalk(adviser=first_adviser(), day=BEGIN).contact([municipalities["101"]])
    assert walk.to(Stage.PERMANENT).case.at is Stage.PERMANENT
