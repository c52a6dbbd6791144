"""Whatever comes to the letters' address: the command that reads it does not fail, and marks no address for nothing."""

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from notifications.services.bouncing import take
from tests.notifications.smtp.outcome import KULTA, refused
from tests.notifications.smtp.reports import report_of

REPORT = report_of(letter="Message-ID: <nobody@localhost>\n\nHello")
LINES = REPORT.splitlines(keepends=True)
HEADS = [
    b"Content-Type: ",
    b"Content-Transfer-Encoding: ",
    b"Message-ID: ",
    b"Status: ",
    b"Final-Recipient: ",
]
BITS = [b"\n", b"--b\n", b"--b--\n", b"=?utf-8?b?=?=", b"; charset*=", b"x-uuencode", b"\0''", b"\xe4"]
PIECES = st.lists(st.sampled_from([*LINES, *HEADS, *BITS, REPORT]) | st.binary(max_size=12), max_size=30)
OTHER = st.binary(max_size=60)
ANY = settings(max_examples=200, suppress_health_check=list(HealthCheck))


def taken(message: bytes) -> list[str]:
    """Addresses that would be marked; none is."""
    with transaction.atomic():
        found = take(message, timezone.now())
        transaction.set_rollback(True)
    return found


@ANY
@given(PIECES)
@example([b"Content-Type: message/rfc822\n\n" * 3000])
@example([b"Content-Type: multipart/report; boundary*=\"\0''b\"\n\n--b\n"])
def test_what_is_made_of_pieces_of_a_report_is_none(db, pieces):
    assert taken(b"".join(pieces)) == []


@ANY
@given(st.integers(0, 1500), OTHER, st.integers(0, 60))
def test_a_report_with_something_else_in_its_midst_is_about_its_address_or_about_none(
    gone, place, other, left_out
):
    report = report_of(letter=gone)
    assert set(taken(report[:place] + other + report[place + left_out :])) <= {KULTA}


@ANY
@given(OTHER, OTHER)
def test_what_stands_before_and_after_the_parts_of_a_report_hides_nothing(gone, before, after):
    assume(b"--b" not in before)
    report = report_of(letter=gone).replace(b"\n\n--b\n", b"\n\n" + before + b"\n--b\n", 1)
    assert taken(report + after) == [KULTA]


@pytest.mark.parametrize("unkept", ["\0", "\0\x7f"])
def test_signs_that_no_database_keeps_are_left_out(gone, unkept):
    take(report_of(letter=gone, diagnosis=f"smtp; 550 No{unkept}user"), timezone.now())
    assert refused() == [(KULTA, "550 No user")]
