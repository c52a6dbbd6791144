"""What every page on which an act can be done has in common, whoever its reader is and however they came to it."""

from datetime import datetime

from django.forms.utils import ErrorDict
from django.http import Http404, QueryDict

from workflows.acts import BY_NAME
from workflows.items import kind_of
from workflows.queries import case_page
from workflows.queries.items import find
from workflows.services import drafts
from workflows.services.perform import perform

from .presenters.act import ActPage
from .presenters.outcome import Outcome
from .visible import visible_case


def page_of(reader, pk: int, name: str, item: str, now: datetime) -> ActPage:
    """The act in the case, about one thing or the case itself. Raises Http404 for what is unknown, of another case, or
    not the reader's to see.
    """
    case = visible_case(reader, pk)
    if name not in BY_NAME:
        raise Http404
    act = BY_NAME[name]
    thing = find(case, item)
    if item and (thing is None or act.item is None or kind_of(item) != act.item.value):
        raise Http404
    return ActPage(act, case, reader, now, item=item, thing=thing)


def form_of(page: ActPage, *sent, **kwargs):
    """The act's form, with what was sent, if anything was."""
    return page.act.form(
        *sent, adoption=page.case.adoption, by=page.reader, on=page.on, item=page.thing, **kwargs
    )


def offer_form(page: ActPage, *, initial: dict) -> None:
    """The form, or the draft of it as it was typed: that is judged only when it is sent."""
    page.draft = drafts.find(page.case, page.act.name, page.item)
    if page.draft is None:
        page.form = form_of(page, initial=initial)
        return
    page.form = form_of(page, drafts.as_sent(page.draft))
    page.form._errors, page.form.cleaned_data = ErrorDict(), {}


def do(page: ActPage, sent: QueryDict, **log_data) -> Outcome:
    """Perform the act with the form's valid answers, and `log_data` beside them in the log. Raises `Refused`."""
    event = perform(
        page.act,
        case_id=page.case.pk,
        by=page.reader,
        data=page.form.cleaned_data,
        now=page.now,
        item=page.item,
        log_data=page.form.log_facts() | log_data,
        typed=typed(page, sent),
    )
    asked = case_page.opened_since(event.case, page.now)
    return Outcome(page.item_name, event, before=page.case.at, asked=asked)


def typed(page: ActPage, sent: QueryDict) -> dict[str, list[str]]:
    """What was sent for the form's fields."""
    return drafts.typed(sent, [field.html_name for field in page.form])
