"""Keys of things, and numbers of rows as addresses have them."""

import pytest

from workflows.items import number_in


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1", 1),
        ("007", 7),
        ("9" * 18, 10**18 - 1),
        ("9" * 19, None),
        ("", None),
        ("-1", None),
        (" 1", None),
        ("1.0", None),
        ("٣", None),
        ("²", None),
    ],
)
def test_a_number_is_a_few_plain_digits(written, number):
    assert number_in(written) == number
