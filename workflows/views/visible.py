"""A case that its reader may see. One that may not be seen answers as one that does not exist."""

import rules
from django.http import Http404

from workflows.models import AdoptionCase
from workflows.queries import case_page


def visible_case(reader, pk: int) -> AdoptionCase:
    """The case with contacts, facts and dates. Raises `Http404` when there is none that the reader may see."""
    try:
        case = case_page.a_case(pk)
    except AdoptionCase.DoesNotExist:
        raise Http404 from None
    if not rules.has_perm("workflows.view_case", reader, case):
        raise Http404
    return case
