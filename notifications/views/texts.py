"""The texts of letters, for Kaikukeskus: shown with sample data, and changed."""

from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import User
from notifications.declarations import BY_NAME, KINDS
from notifications.forms.texts import FIELDS, TextsForm
from notifications.letters.editing import variables
from notifications.letters.rendering import Written
from notifications.letters.samples import LETTERS, Texts, sample
from notifications.letters.sources import default_source
from notifications.models.texts import Part
from notifications.queries.texts import changes_of, edited_texts, last_editors
from notifications.services.texts import clear_text, set_texts
from workflows.views.configuration.pages import for_kaikukeskus

LANGUAGES = dict(User.Language.choices)
GATHERED = {
    "several": gettext_lazy("Several things in the letter of the day"),
    "many": gettext_lazy("More things than a letter says in full, some of them read for somebody else"),
    "deputy": gettext_lazy("Read instead of somebody who is away"),
    "digest": gettext_lazy("Monday's digest in a region"),
    "centre_digest": gettext_lazy("Monday's digest at Kaikukeskus"),
}
LABELS = {kind.name: kind.label for kind in KINDS} | GATHERED


@dataclass(frozen=True)
class Cell:
    """One letter in one language, as the list shows it."""

    name: str
    language: str
    letter: Written
    edited: object


@require_safe
@for_kaikukeskus
def texts(request):
    """Every letter's subject in each language, with who last changed its text. Two queries."""
    edited, editors = edited_texts(), last_editors()
    rows = [
        (
            LABELS[name],
            [
                Cell(name, language, _sample(name, language, edited), editors.get((name, language)))
                for language in LANGUAGES
            ],
        )
        for name in LETTERS
    ]
    return render(request, "notifications/letters/texts.html", {"rows": rows, "languages": LANGUAGES})


@require_http_methods(["GET", "HEAD", "POST"])
@for_kaikukeskus
def text(request, name: str, language: str):
    """A letter with sample data, and, if it is of one kind, the form in which its text is changed."""
    _exists_or_404(name, language)
    if name in GATHERED:
        return _shown(request, name, language, edited_texts())
    return _asked(request, name, language)


@require_POST
@for_kaikukeskus
def clear(request, name: str, language: str, part: str):
    """Back to the text that comes with the site."""
    _exists_or_404(name, language)
    if name in GATHERED or part not in Part.values:
        raise Http404
    clear_text(BY_NAME[name], language, Part(part), by=request.user, now=timezone.now())
    messages.success(request, _("The text is the usual one again."))
    return redirect("notifications:text", name, language)


def _exists_or_404(name: str, language: str) -> None:
    if name not in LETTERS or language not in LANGUAGES:
        raise Http404


def _asked(request, name: str, language: str):
    kind, edited = BY_NAME[name], edited_texts()
    present = {field: _source(edited, name, language, part) for field, part in FIELDS.items()}
    sent = request.POST if request.method == "POST" else None
    changes = changes_of(name, language)
    form = TextsForm(sent, kind=kind, language=language, changes=changes, initial=present)
    if sent is None or not form.is_valid():
        return _shown(request, name, language, edited, form)
    if "preview" in sent:
        tried = {(name, language, part.value): source for part, source in form.sources.items()}
        return _shown(request, name, language, edited | tried, form, is_preview=True)
    return _saved(request, form, timezone.now())


def _saved(request, form: TextsForm, now: datetime):
    set_texts(form.kind, form.language, form.sources, by=request.user, now=now)
    messages.success(request, _("The text is saved. Letters that are written from now on say this."))
    return redirect("notifications:text", form.kind.name, form.language)


def _source(edited: Texts, name: str, language: str, part: Part) -> str:
    return edited.get((name, language, part.value)) or default_source(BY_NAME[name], language, part)


def _sample(name: str, language: str, edited: Texts) -> Written:
    with override(language):
        return sample(name, language, edited)


def _shown(request, name: str, language: str, edited: Texts, form: TextsForm | None = None, **context):
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form and form.errors else HTTPStatus.OK
    context |= {
        "name": name,
        "label": LABELS[name],
        "language": language,
        "languages": LANGUAGES,
        "letter": _sample(name, language, edited),
        "form": form,
        "variables": variables(form.kind) if form else {},
        "edited_parts": [part for part in Part if (name, language, part.value) in edited_texts()],
        "changes": form.changes if form else [],
    }
    return render(request, "notifications/letters/text.html", context, status=status)
