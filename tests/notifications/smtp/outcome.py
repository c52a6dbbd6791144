"""What became of letters that a mail server took, put off or refused."""

from post_office.models import Email

from notifications.models import RefusedAddress
from tests.notifications.post import ADDRESSES

KULTA = "kulta@example.fi"
OTHERS = [address for address in ADDRESSES if address != KULTA]


def status_of(address: str) -> int:
    return Email.objects.get(to=address, letter__withdrawn_at=None).status


def refused() -> list[tuple[str, str]]:
    return list(RefusedAddress.objects.values_list("address", "said"))


def ids(found) -> list[str]:
    return [letter["Message-ID"] for letter in found]
