"""What commitments are chosen from: versions of the model, texts of commitments, limitation options."""

from functools import wraps

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from commitments.forms.catalogues import CommitmentTextForm, LimitationOptionForm, ModelVersionForm
from commitments.models import CommitmentText, LimitationOption, ModelVersion
from commitments.services import catalogues as services

from .pages import ask, asks, confirm_removal, crumbs, done, for_kaikukeskus, posted

LIST = "workflows:catalogues"


def unless_in_use(view):
    """Says on the list why a thing that a commitment names stays as it is."""

    @wraps(view)
    def answer(request, pk: int):
        try:
            return view(request, pk)
        except services.InUse:
            messages.error(request, _("A commitment names this, so it stays as it is."))
            return redirect(LIST)

    return answer


@for_kaikukeskus
@require_safe
def catalogues(request):
    """All three. Three queries."""
    context = {
        "crumbs": crumbs(),
        "versions": ModelVersion.objects.all(),
        "texts": CommitmentText.objects.order_by("kind", "-valid_from", "-pk"),
        "options": LimitationOption.objects.select_related("model_version").order_by("model_version", "pk"),
    }
    return render(request, "workflows/configuration/catalogues.html", context)


@for_kaikukeskus
@asks
def add_model_version(request):
    form = ModelVersionForm(posted(request))
    if not form.is_valid():
        return ask(request, form, title=_("Add a version of the national operating model"), back=LIST)
    services.add_model_version(form.cleaned_data)
    return done(request, _("The version is added."), LIST)


@for_kaikukeskus
@require_POST
def set_model_validity(request, pk: int):
    version = get_object_or_404(ModelVersion, pk=pk)
    services.set_validity(version, is_valid=request.POST.get("is_valid") == "yes")
    return done(request, _("The version is changed. Commitments made already keep theirs."), LIST)


@for_kaikukeskus
@asks
def add_text(request):
    form = CommitmentTextForm(posted(request))
    if not form.is_valid():
        return ask(request, form, title=_("Add a version of a commitment’s text"), back=LIST)
    services.add_text(form.cleaned_data)
    return done(request, _("The text is added."), LIST)


@for_kaikukeskus
@asks
@unless_in_use
def change_text(request, pk: int):
    """An accepted text keeps its words; its days in use may change."""
    text = get_object_or_404(CommitmentText, pk=pk)
    form = CommitmentTextForm(posted(request), text=text, is_used=services.is_text_used(text))
    if not form.is_valid():
        return ask(request, form, title=_("Change a version of a commitment’s text"), back=LIST, what=text)
    services.change_text(text, form.cleaned_data)
    return done(request, _("The text is changed."), LIST)


@for_kaikukeskus
@asks
def add_limitation_option(request):
    form = LimitationOptionForm(posted(request))
    if not form.is_valid():
        return ask(request, form, title=_("Add a limitation option"), back=LIST)
    services.add_option(form.cleaned_data)
    return done(request, _("The limitation option is added."), LIST)


@for_kaikukeskus
@asks
@unless_in_use
def change_limitation_option(request, pk: int):
    option = get_object_or_404(LimitationOption, pk=pk)
    services.refuse_used(option)
    form = LimitationOptionForm(posted(request), option=option)
    if not form.is_valid():
        return ask(request, form, title=_("Change a limitation option"), back=LIST)
    services.change_option(option, form.cleaned_data)
    return done(request, _("The limitation option is changed."), LIST)


@for_kaikukeskus
@asks
@unless_in_use
def remove_limitation_option(request, pk: int):
    """Asks first; the answer is a POST."""
    option = get_object_or_404(LimitationOption, pk=pk)
    services.refuse_used(option)
    if request.method != "POST":
        return confirm_removal(request, option, title=_("Remove a limitation option"), back=LIST)
    services.remove_option(option)
    return done(request, _("The limitation option is removed."), LIST)
