"""Half-filled forms: kept exactly as typed, by case, act and item, and offered again to whoever opens the act."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db.models import Q
from django.http import QueryDict

from workflows.models import AdoptionCase, CaseEvent, Draft

# A draft is no place for a book: what is longer than this is not typed into these forms by hand.
LONGEST = 100_000


def save(
    case: AdoptionCase, act: str, item: str, typed: Mapping[str, list[str]], *, by, now: datetime
) -> Draft:
    """Keep what was typed, in place of what was kept before."""
    values = {"data": dict(typed), "saved_by": by, "saved_at": now, "sent_seq": None}
    draft, _ = Draft.objects.update_or_create(case=case, act=act, item=item, defaults=values)
    return draft


def find(case: AdoptionCase, act: str, item: str) -> Draft | None:
    return Draft.objects.waiting().filter(case=case, act=act, item=item).select_related("saved_by").first()


def discard(case: AdoptionCase, act: str, item: str) -> None:
    Draft.objects.filter(case=case, act=act, item=item).delete()


def sent(case: AdoptionCase, event: CaseEvent, typed: Mapping[str, list[str]]) -> None:
    """The act was done: its draft is gone, as are forms sent before. What was typed is kept for `offer_again`."""
    Draft.objects.filter(~Q(sent_seq=None) | Q(act=event.act, item=event.item), case=case).delete()
    if typed:
        kept = {"data": dict(typed), "saved_by": event.by, "saved_at": event.at, "sent_seq": event.seq}
        Draft.objects.create(case=case, act=event.act, item=event.item, **kept)


def offer_again(case: AdoptionCase, seq: int) -> None:
    """The act of this event was taken back: what had been typed is a draft of it."""
    Draft.objects.filter(case=case, sent_seq=seq).update(sent_seq=None)


def is_kept(case: AdoptionCase, seq: int) -> bool:
    """Whether what was typed for the act of this event will be offered again."""
    return Draft.objects.filter(case=case, sent_seq=seq).exists()


def typed(post: QueryDict, fields: Iterable[str]) -> dict[str, list[str]]:
    """What a sent form holds for its fields, those left empty aside. Nothing else that was sent is kept."""
    answers = {name: [value[:LONGEST] for value in post.getlist(name)] for name in fields if name in post}
    return {name: values for name, values in answers.items() if any(values)}


def as_sent(draft: Draft) -> QueryDict:
    """The draft as the data of a form, as if it had just been sent."""
    data = QueryDict(mutable=True)
    for name, values in draft.data.items():
        data.setlist(name, values)
    return data
