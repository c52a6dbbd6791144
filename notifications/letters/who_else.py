"""Who, besides its reader, is told of what a letter says. Pure."""

from datetime import date

from notifications.declarations import OTHERS_OVERDUE, TAKEN_BACK, Kind
from notifications.planning.plan import Item, is_told_by_letter, waits_for_return
from notifications.planning.things import CaseAtHand, OpenTask, helpers_of
from notifications.planning.world import World
from notifications.queries.names import Names
from workflows.items import kind_of, pk_of

Told = frozenset[int]


def told_besides(item: Item, reader: int, world: World, names: Names, today: date) -> Told:
    """Keys of those who have it on the site or by letter, but for the reader and whom the reader reads for."""
    if kind_of(item.thing.about) == "task":
        case, task = world.tasks[pk_of(item.thing.about)]
        asked = frozenset(notice.person for notice in task.notices)
        told = asked | _helpers(world.cases[case], task, names, today)
    elif item.kind is TAKEN_BACK:
        told = item.thing.told
    else:
        told = frozenset(pk for pk in item.thing.told if _is_told(item, pk, world, names, today))
    return told - {item.thing.person, reader}


def _is_told(item: Item, person: int, world: World, names: Names, today: date) -> bool:
    """Of somebody who is away: not if it waits for the return."""
    reader = names.readers.get(person)
    waits = reader is not None and waits_for_return(item.thing, reader, today)
    return not waits and _is_reached(person, item.kind, _deputies(item, person, world), names, today)


def _deputies(item: Item, person: int, world: World) -> Told:
    """Who may read for somebody else of the same thing: of a session whoever is asked alike, of a pilot those of the side."""
    case = world.cases[item.thing.case]
    is_of_pilot = kind_of(item.thing.about) == "pilot"
    return case.colleagues(person) if is_of_pilot else case.asked_alike(person)


def _helpers(case: CaseAtHand, task: OpenTask, names: Names, today: date) -> Told:
    """Who is told of somebody else's late task by now."""
    late = (today - task.due).days if task.due else 0
    helpers = helpers_of(case, task) if late > 0 else ()
    people = frozenset().union(*(some for after, _because, some in helpers if late >= after))
    return frozenset(
        pk for pk in people if _is_reached(pk, OTHERS_OVERDUE, case.colleagues(pk), names, today)
    )


def _is_reached(person: int, kind: Kind, deputies: Told, names: Names, today: date) -> bool:
    """Of somebody who is told by letter alone: whether one comes, as the person chose and while the person is away."""
    reader = names.readers.get(person)
    return reader is not None and is_told_by_letter(reader, kind, deputies, names.readers, today)
