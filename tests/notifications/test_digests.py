"""What a digest says, of samples: its subject is true of whoever reads it."""

from dataclasses import replace

import pytest

from notifications.declarations import DIGEST, OTHERS_OVERDUE, TAKEN_BACK, Kind
from notifications.letters import samples
from notifications.letters.rendering import Written, written
from notifications.letters.samples import ADVISER, COLLEAGUE, NOW, OTHER_SIDE, READER, REGION, TODAY
from notifications.planning.plan import Planned
from notifications.queries.watched import Watched

NEW_LATE, MINE_LATE, HERS_LATE, OF_KAIKUKESKUS = 1, 5, 6, 7
"""Tasks of the samples."""
NOTHING = Watched()
STANDS, NEW = Watched(stalled=frozenset({REGION})), Watched(new=frozenset({REGION}))


def digest(
    reader: int, *, tasks=(), told: tuple[Kind, ...] = (), watched=NOTHING, week: bool = False
) -> Written:
    """In English; of these tasks alone, with what else there is."""
    world, names = samples._world(), samples._names("en", None)
    world = replace(world, tasks={pk: world.tasks[pk] for pk in tasks})
    names = replace(names, watched=watched, week=names.week if week else [])
    items = tuple(samples._item(kind, reader) for kind in told)
    return written(Planned(DIGEST, DIGEST, reader, TODAY, items), world, names, NOW)


@pytest.mark.parametrize(
    ("reader", "there_is", "subject"),
    [
        (READER, {"tasks": [MINE_LATE, HERS_LATE]}, "This week: 1 task waits, and is late"),
        (COLLEAGUE, {"tasks": [NEW_LATE, HERS_LATE]}, "This week: 1 task waits"),
        (COLLEAGUE, {"tasks": [HERS_LATE]}, "This week: 1 task of others is late"),
        (COLLEAGUE, {"tasks": [HERS_LATE, MINE_LATE], "week": True}, "This week: 2 tasks of others are late"),
        (OTHER_SIDE, {"tasks": [OF_KAIKUKESKUS], "week": True}, "This week: 1 session"),
        (OTHER_SIDE, {"tasks": [OF_KAIKUKESKUS]}, "This week in your regions"),
        (ADVISER, {"tasks": [HERS_LATE], "watched": STANDS}, "This week: 1 region stands still"),
        (ADVISER, {"watched": NEW, "week": True}, "This week: 1 new contact"),
        (ADVISER, {"tasks": [OF_KAIKUKESKUS], "watched": STANDS}, "This week: 1 task waits"),
    ],
)
def test_the_subject_says_what_waits_for_the_reader_or_else_what_there_is(reader, there_is, subject):
    assert digest(reader, **there_is).subject == subject


def test_when_nothing_waits_for_the_reader_the_subject_is_of_what_is_told():
    late = "Late by 21 days in your region: Appoint the responsible persons of social and health care or hyte"
    told = digest(COLLEAGUE, tasks=[HERS_LATE], told=(OTHERS_OVERDUE, TAKEN_BACK))
    assert told.subject == f"{late} (Kemi & Tornio), and 1 more"
