"""Addresses that take no letters: what a mail server said is kept until somebody has them tried again."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from accounts.models import User
from notifications.models import RefusedAddress


@transaction.atomic
def refuse(person: User, address: str, said: str, *, now: datetime) -> None:
    """No letters go to the person at this address from now on. The region sees it if it is the person's present one."""
    RefusedAddress.objects.get_or_create(
        person=person,
        address=address,
        cleared_at=None,
        defaults={"refused_at": now, "said": said[:300]},
    )
    User.objects.filter(pk=person.pk, email=address).update(refused_address=address)


@transaction.atomic
def forget_former_addresses(now: datetime) -> None:
    """That an address was refused says nothing of a person who has another by now."""
    former = RefusedAddress.objects.filter(cleared_at=None).exclude(address=F("person__email"))
    former.update(cleared_at=now)
    User.objects.exclude(refused_address="").exclude(refused_address=F("email")).update(refused_address="")


@transaction.atomic
def try_again(refused: RefusedAddress, *, now: datetime) -> None:
    """Letters go to the address again: also of what was refused, if it is still to be told."""
    RefusedAddress.objects.filter(pk=refused.pk, cleared_at=None).update(cleared_at=now)
    User.objects.filter(pk=refused.person_id, refused_address=refused.address).update(refused_address="")
