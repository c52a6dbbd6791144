"""Regions whose work hangs on one person, or on nobody (R47): of both sides together, who may sign in and whose time as
a contact has not ended.
"""

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from adoption.models import Contact
from workflows.stages import Stage, from_stage

ENOUGH = 2
# Before Kaikukeskus has answered a contact, nobody is named yet.
STAGES = from_stage(Stage.INFO_SESSION)


def _active() -> QuerySet[Contact]:
    return Contact.objects.filter(ends=None, user__is_active=True).order_by()


def alone() -> Q:
    """Of cases: those with too few people. Reads the people of the whole country once."""
    people = _active().values("adoption").annotate(people=Count("user", distinct=True))
    enough = people.filter(people__gte=ENOUGH).values("adoption")
    return Q(stage__in=[stage.value for stage in STAGES]) & ~Q(adoption__in=enough)


def people() -> Coalesce:
    """Of a case: how many people there are."""
    own = _active().filter(adoption=OuterRef("adoption")).values("adoption")
    number = own.annotate(people=Count("user", distinct=True)).values("people")
    return Coalesce(Subquery(number, output_field=IntegerField()), 0)
