"""Regions whose work hangs on one person, or on nobody (R47): of both sides together, who may sign in and whose time as
a contact has not ended.
"""

from django.db.models import Case, Count, IntegerField, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce

from adoption.declarations import AnswerOutcome
from adoption.models import Answer, Contact
from workflows.stages import Stage, from_stage

ENOUGH = 2
_STEPS = [stage.value for stage in from_stage(Stage.INFO_SESSION)]


def _active() -> QuerySet[Contact]:
    return Contact.objects.filter(ends=None, user__is_active=True).order_by()


def _named() -> Q:
    """Of cases: those whose first people were named. That is done in the answer, which may come before the adviser."""
    answered = Answer.objects.standing().filter(outcome=AnswerOutcome.GO_ON).values("adoption")
    return Q(stage__in=_STEPS) | Q(stage=Stage.CONTACT, adoption__in=answered)


def alone() -> Q:
    """Of cases: those with too few people. Reads the people of the whole country once."""
    people = _active().values("adoption").annotate(people=Count("user", distinct=True))
    enough = people.filter(people__gte=ENOUGH).values("adoption")
    return _named() & ~Q(adoption__in=enough)


def people() -> Case:
    """Of a case: how many people there are; None before any were named, and once it has ended."""
    own = _active().filter(adoption=OuterRef("adoption")).values("adoption")
    number = own.annotate(people=Count("user", distinct=True)).values("people")
    return Case(When(_named(), then=Coalesce(Subquery(number, output_field=IntegerField()), 0)))
