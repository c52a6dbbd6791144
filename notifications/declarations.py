"""The kinds of things that people are told by letter, each declared once.

A kind is one line here and three templates in `templates/letters/<name>/`: `subject.txt`, `body.txt` and
`body.html`. Choices, the pages of preferences and texts, the rhythm and the tests are all made from this list.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from workflows.gates.base import Text


@dataclass(frozen=True, eq=False)  # there is one of each; their labels are other words in every language
class Kind:
    """One kind of thing told. `rank` orders a letter's items, the smallest first.

    What is `urgent` is a letter of its own, and does not wait for the letter of the day. What is `needed` reaches
    its reader by letter whatever the reader chose. `group` names the choice that it shares with its like.
    """

    name: str
    label: Text
    group: str
    rank: int
    rules: tuple[str, ...] = ()
    urgent: bool = False
    needed: bool = False


TASKS, REMINDERS, LATE, OTHERS_LATE, EVENTS, PILOT, DIGEST = (
    "tasks",
    "reminders",
    "late",
    "others_late",
    "events",
    "pilot",
    "digest",
)

ASSIGNED = Kind("assigned", _("A task waits for you"), TASKS, rank=50)
HANDED_OVER = Kind("handed_over", _("A task was handed over to you"), TASKS, rank=40)
TAKEN_BACK = Kind("taken_back", _("A task is no longer asked for"), TASKS, rank=60)
DUE_SOON = Kind("due_soon", _("A task is due soon"), REMINDERS, rank=30)
DUE_TODAY = Kind("due_today", _("A reminder on the due date"), REMINDERS, rank=20)
OVERDUE = Kind("overdue", _("Your task is late"), LATE, rank=10)
OTHERS_OVERDUE = Kind("others_overdue", _("Somebody else's task is late"), OTHERS_LATE, rank=35)
INVITATION = Kind("invitation", _("An invitation to a session"), EVENTS, rank=5, urgent=True, rules=("R62",))
SESSION_MOVED = Kind("session_moved", _("A session was moved"), EVENTS, rank=5, urgent=True, needed=True)
SESSION_CANCELLED = Kind(
    "session_cancelled", _("A session was called off"), EVENTS, rank=5, urgent=True, needed=True
)
SESSION_AFTER_ALL = Kind(
    "session_after_all", _("A session is held after all"), EVENTS, rank=5, urgent=True, needed=True
)
PILOT_ENDS = Kind(
    "pilot_ends",
    _("The pilot ends and a decision is missing"),
    PILOT,
    rank=15,
    needed=True,
    rules=("R67", "R69"),
)

KINDS = (
    ASSIGNED,
    HANDED_OVER,
    TAKEN_BACK,
    DUE_SOON,
    DUE_TODAY,
    OVERDUE,
    OTHERS_OVERDUE,
    INVITATION,
    SESSION_MOVED,
    SESSION_CANCELLED,
    SESSION_AFTER_ALL,
    PILOT_ENDS,
)
BY_NAME = {kind.name: kind for kind in KINDS}


@dataclass(frozen=True)
class Group:
    """What a person chooses about at once. `may_be_off` and `may_wait` say which choices there are."""

    name: str
    label: Text
    may_wait: bool = True
    may_be_off: bool = True


GROUPS = (
    Group(TASKS, _("New tasks")),
    Group(REMINDERS, _("Reminders before a task is due")),
    Group(LATE, _("Reminders of late tasks")),
    Group(OTHERS_LATE, _("Late tasks of others in my regions")),
    Group(EVENTS, _("Invitations to sessions"), may_wait=False),
    Group(PILOT, _("End of the pilot without a decision (always sent)"), may_wait=False, may_be_off=False),
    Group(DIGEST, _("Monday's digest"), may_wait=False),
)
