"""Which status an answer of a mail server has, and whether it speaks of the address."""

import pytest

from notifications.statuses import is_of_address, status_in


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("5.1.1 No such user", "5.1.1"),
        ("5.1.1 The address\n5.1.1 that you tried", "5.1.1"),
        ("#5.1.0 Address rejected.", "5.1.0"),
        ("<kulta@example.fi>: no such user (5.1.10).", "5.1.10"),
        ("5.7.1 Not from you: 5.1.1", "5.7.1"),
        ("4.2.2", "4.2.2"),
        ("No such user", ""),
        ("No such user here, says 5.1.1.25", ""),
        ("<v5.1.1@example.fi> unknown", ""),
        ("", ""),
    ],
)
def test_the_first_status_counts_and_addresses_of_machines_are_none(said, status):
    assert status_in(said) == status


def test_an_address_is_refused_by_what_speaks_of_it_alone():
    said = [f"{kind}.{subject}.{detail}" for kind in (4, 5) for subject in range(8) for detail in range(12)]
    of_address = [status for status in said if is_of_address(status)]
    assert of_address == [f"5.1.{detail}" for detail in (0, 1, 2, 3, 4, 5, 6, 9, 10, 11)] + ["5.2.1"]
    assert is_of_address("") is False
