"""A region gets in touch (R3, R6): on the public page, by anybody, or entered by Kaikukeskus."""

from http import HTTPStatus

from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required, permission_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from adoption.forms import PublicContactForm, RegisterContactForm
from workflows.services.cases import open_case


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def public_contact(request):
    """The form for anybody. A filled-in trap is thanked like any other, and nothing is written."""
    form = _form(PublicContactForm, request)
    if request.method != "POST":
        return _ask(request, form)
    if not form.is_valid() and not form.is_spam:
        return _ask(request, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    if not ratelimit.consume(request, action="contact"):
        return _ask(request, form, status=HTTPStatus.TOO_MANY_REQUESTS)
    if not form.is_spam:
        _open(form, by=None)
    return redirect("workflows:public_contact_sent")


@login_not_required
@require_safe
def public_contact_sent(request):
    """What happens next; says the same to everybody."""
    words = PublicContactForm.what_happens_next
    return render(request, "workflows/contact/sent.html", {"what_happens_next": words})


@permission_required("workflows.register_contact", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def register_contact(request):
    """Kaikukeskus enters a contact that it was told about in another way."""
    form = _form(RegisterContactForm, request)
    if request.method != "POST":
        return render(request, "workflows/contact/register.html", {"form": form})
    if not form.is_valid():
        context = {"form": form}
        return render(
            request, "workflows/contact/register.html", context, status=HTTPStatus.UNPROCESSABLE_ENTITY
        )
    case = _open(form, by=request.user)
    messages.success(request, _("The contact is entered. Its case is open."))
    return redirect("workflows:case", case.pk)


def _form(form_class, request):
    by = request.user if request.user.is_authenticated else None
    return form_class(request.POST if request.method == "POST" else None, by=by, on=timezone.localdate())


def _open(form, *, by):
    return open_case(form.cleaned_data, by=by, now=timezone.now(), log_data=form.log_facts())


def _ask(request, form, *, status: HTTPStatus = HTTPStatus.OK):
    too_many = status is HTTPStatus.TOO_MANY_REQUESTS
    return render(
        request, "workflows/contact/public.html", {"form": form, "too_many": too_many}, status=status
    )
