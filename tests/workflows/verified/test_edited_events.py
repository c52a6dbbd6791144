"""Whoever rewrites what a log says is found: which case, at which event."""

import json

import pytest
from django.utils import timezone

from tests.workflows.checked import events_of
from tests.workflows.verified.forging import (
    chain_anew,
    change,
    found,
    places,
    set_case,
)
from workflows.stages import Stage

STAGES = (Stage.WORKING_GROUP, Stage.TRAINING)

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]

EDITS = {
    "reason": "Toisin",
    "act": "answer_contact",
    "by_id": None,
    "for_side": "culture",
    "data": json.dumps({"note": "Toisin"}),
    "at": timezone.now(),
    "record": "adoption.answer:1",
    "item_name": "Toinen",
    "item": "act:12",
    "source": "permanent",
    "cause": 1,
}


@pytest.mark.parametrize("column", EDITS)
def test_an_edited_event_is_found(case, column):
    second = events_of(case)[1]
    change(second, column, EDITS[column])
    assert (case.pk, 2) in places()
    assert {(one, seq) for one, seq in places() if seq != 2} <= {(case.pk, case.seq)}


FIRST, WITHOUT_ITEM, OF_MOVE = "first", "without an item", "of a move"

CHOSEN = {
    FIRST: lambda events: events[0],
    WITHOUT_ITEM: lambda events: next(one for one in events[1:] if not one.item and not one.is_move),
    OF_MOVE: lambda events: next(one for one in events if one.is_move),
}

# What no log says: of which event, and what is made of it.
UNHEARD_OF = {
    "an act into one that takes back": (WITHOUT_ITEM, {"act": "undo"}),
    "an act that takes back no act": (WITHOUT_ITEM, {"act": "undo", "item": "act:third"}),
    "an act into a way over": (WITHOUT_ITEM, {"act": "migrated"}),
    "an act into a way over that is turned back": (WITHOUT_ITEM, {"act": "migration_reverted"}),
    "a way over that turns back no number": (
        WITHOUT_ITEM,
        {"act": "migration_reverted", "data": {"from": 1, "to": 1, "reverts": [1]}},
    ),
    "an act into a move": (WITHOUT_ITEM, {"target": "nowhere"}),
    "a move from nowhere": (OF_MOVE, {"act": "sent_back", "source": ""}),
    "a move to nowhere": (OF_MOVE, {"act": "sent_back", "target": "nowhere"}),
    "a cause that is none": (OF_MOVE, {"cause": 900}),
    "the first data into a list": (FIRST, {"data": []}),
    "data into a list": (WITHOUT_ITEM, {"data": ["held"]}),
    "data into nothing": (WITHOUT_ITEM, {"data": None}),
    "days into a list": (WITHOUT_ITEM, {"data": {"dates": ["2025-01-07"]}}),
}


@pytest.mark.parametrize("anew", [False, True], ids=["as it stands", "with the chain made anew"])
@pytest.mark.parametrize(("which", "said"), UNHEARD_OF.values(), ids=list(UNHEARD_OF))
def test_an_event_that_says_what_no_log_says_is_found_where_it_stands(case, which, said, anew):
    event = CHOSEN[which](events_of(case))
    for column, value in said.items():
        change(event, column, json.dumps(value) if column == "data" else value)
    if anew:
        chain_anew(case)
    assert min(places()) == (case.pk, event.seq)
    assert {one for one, _seq in places()} == {case.pk}


def test_days_that_are_none_are_found_at_the_end(case):
    last = [event for event in events_of(case) if "dates" in event.data][-1]
    change(last, "data", json.dumps(last.data | {"dates": {"training": [1], "review": {}}}))
    assert places() == {(case.pk, last.seq), (case.pk, case.seq)}
    chain_anew(case)
    assert places() == {(case.pk, case.seq)}


def test_a_version_of_the_path_that_is_not_declared_is_found(case):
    set_case(case, "path_version", 99)
    assert places() == {(case.pk, case.seq)}
    first = events_of(case)[0]
    change(first, "data", json.dumps(first.data | {"path": 99}))
    assert places() == {(case.pk, 1), (case.pk, case.seq)}
    chain_anew(case)
    (difference,) = found()
    assert difference.what == "the case cannot be read (LookupError: No version 99 of the path is declared.)"
