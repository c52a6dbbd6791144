"""What the pages of configuration share: whose they are, and how one asks with a form."""

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

for_kaikukeskus = permission_required("workflows.change_configuration", raise_exception=True)
asks = require_http_methods(["GET", "HEAD", "POST"])

LISTS = {
    "workflows:due_days": gettext_lazy("Due dates"),
    "workflows:closed_periods": gettext_lazy("Closed periods"),
    "workflows:catalogues": gettext_lazy("Catalogues of commitments"),
}


@for_kaikukeskus
@require_safe
def configuration(request):
    """The contents of the settings."""
    return render(request, "workflows/configuration/index.html")


def posted(request):
    """What was sent with a POST, be it nothing, or None when the page is only asked for."""
    return request.POST if request.method == "POST" else None


def crumbs(back: str = "") -> list[tuple]:
    """The settings and, of a page below one of its lists, that list."""
    settings = [(reverse("workflows:configuration"), _("Settings"))]
    return [*settings, (reverse(back), LISTS[back])] if back else settings


def ask(request, form, *, title, back: str, template: str = "form", **context):
    """A page with one form; with mistakes in it, what was typed is kept and the answer is 422."""
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    context |= {"form": form, "title": title, "back": back, "crumbs": crumbs(back)}
    return render(request, f"workflows/configuration/{template}.html", context, status=status)


def confirm_removal(request, what, *, title, back: str):
    """Asks whether the thing is really to be removed; the answer is a POST."""
    context = {"what": what, "title": title, "back": back, "crumbs": crumbs(back)}
    return render(request, "workflows/configuration/remove.html", context)


def done(request, sentence: str, back: str):
    """Say what was done, on the list one came from."""
    messages.success(request, sentence)
    return redirect(back)
