"""Who, besides its reader, is told of what a letter says. Pure."""

from datetime import date

from notifications.declarations import OTHERS_OVERDUE, TAKEN_BACK
from notifications.planning.plan import Item, is_told_by_letter
from notifications.planning.things import OpenTask, helpers_of
from notifications.planning.world import World
from notifications.queries.names import Names
from workflows.items import kind_of, pk_of

Told = frozenset[int]


def told_besides(item: Item, reader: int, world: World, names: Names, today: date) -> Told:
    """Keys of those who have it on the site or by letter, but for the reader and whom the reader reads for."""
    if kind_of(item.thing.about) == "task":
        case, task = world.tasks[pk_of(item.thing.about)]
        asked = frozenset(notice.person for notice in task.notices)
        helpers = _helpers(world, case, task, today)
        told = asked | _reached(helpers, OTHERS_OVERDUE, names, today)
    elif item.kind is TAKEN_BACK:
        told = item.thing.told
    else:
        told = _reached(item.thing.told, item.kind, names, today)
    return told - {item.thing.person, reader}


def _helpers(world: World, case: int, task: OpenTask, today: date) -> Told:
    """Who is told of somebody else's late task by now."""
    late = (today - task.due).days if task.due else 0
    if late <= 0:
        return frozenset()
    helpers = helpers_of(world.cases[case], task)
    return frozenset().union(*(people for after, _because, people in helpers if late >= after))


def _reached(people: Told, kind, names: Names, today: date) -> Told:
    """Those who are told by letter alone, but for whoever no letter reaches or who chose not to be told."""
    readers = (names.readers.get(pk) for pk in people)
    return frozenset(one.pk for one in readers if one and is_told_by_letter(one, kind, today))
