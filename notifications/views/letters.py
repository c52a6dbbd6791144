"""Letters that were sent: each reader's own, and for Kaikukeskus everybody's, with what led to them."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.models import User
from notifications.forms.letters import LettersFilter
from notifications.letters.fate import Sent
from notifications.letters.reasons import shape_of
from notifications.letters.weekly import weekly
from notifications.links import without_tokens
from notifications.queries.coming import coming
from notifications.queries.letters import chosen, letters_for
from notifications.queries.reasons import reasons_of

PAGE_SIZE = 30


@require_safe
def letters(request):
    """The letters that the reader may see, newest first."""
    form = LettersFilter(request.GET)
    found = chosen(letters_for(request.user), **form.said)
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "sent": [Sent(one) for one in page],
        "today": timezone.localdate(),
    }
    return render(request, "notifications/letters/list.html", context)


@require_safe
def letter(request, pk: int):
    """One letter as it was sent, what became of it, and why it came. Links to act by are shown to its reader alone."""
    one = get_object_or_404(letters_for(request.user).defer(None).select_related("recipient", "email"), pk=pk)
    text, html = (one.email.message, one.email.html_message) if one.email else ("", "")
    if one.recipient_id != request.user.pk:
        text, html = without_tokens(text), without_tokens(html)
    context = {
        "letter": one,
        "sent": Sent(one),
        "text": text,
        "html": html,
        "shape": shape_of(one),
        "reasons": reasons_of(one),
        "weekly": weekly(one),
    }
    return render(request, "notifications/letters/letter.html", context)


@require_safe
def letters_to_come(request, pk: int | None = None):
    """What the coming four weeks bring to the reader; for Kaikukeskus, to anybody."""
    person = request.user if pk is None else _somebody(request.user, pk)
    now = timezone.now()
    context = {"person": person, "coming": coming(person.pk, now), "today": timezone.localdate(now)}
    return render(request, "notifications/letters/coming.html", context)


def _somebody(user: User, pk: int) -> User:
    known = User.objects.filter(is_active=True)
    return get_object_or_404(known if user.is_kaikukeskus else known.filter(pk=user.pk), pk=pk)
