"""What a person wishes to get by letter."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from notifications.declarations import DIGEST
from notifications.forms.choices import ChoicesForm
from notifications.models.preferences import Channel
from notifications.queries.choices import choices_of, kept_for_digest
from notifications.services import choices as services


@require_http_methods(["GET", "HEAD", "POST"])
def choices(request):
    """Shows and changes how each group of letters comes, and until when none do."""
    person, today = request.user, timezone.localdate()
    sent = request.POST if request.method == "POST" else None
    chosen = choices_of([person.pk])[person.pk]
    form = ChoicesForm(sent, person=person, chosen=chosen, on=today)
    if form.is_valid():
        services.choose(person.pk, form.channels)
        services.pause(person.pk, form.cleaned_data["paused_until"])
        messages.success(request, _("Your choices have been saved."))
        return redirect("notifications:choices")
    kept = kept_for_digest(chosen) if chosen[DIGEST] is Channel.OFF else []
    context = {
        "form": form,
        "paused_until": form.initial["paused_until"],
        "moved": [group.label for group in kept],
    }
    return render(request, "notifications/choices.html", context, status=422 if form.errors else 200)


@require_POST
def end_pause(request):
    """Letters may come again at once."""
    services.pause(request.user.pk, None)
    messages.success(request, _("The pause is over: letters come again."))
    return redirect("notifications:choices")
