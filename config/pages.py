"""Pages that anybody may read: accessibility statement, privacy, licence."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.http import require_safe


@login_not_required
@require_safe
def accessibility(request):
    return render(
        request,
        "pages/accessibility.html",
        {"supervisor": settings.ACCESSIBILITY_SUPERVISOR, "feedback": settings.FEEDBACK_ADDRESS},
    )


@login_not_required
@require_safe
def privacy(request):
    return render(
        request,
        "pages/privacy.html",
        {"controller": settings.DATA_CONTROLLER, "feedback": settings.FEEDBACK_ADDRESS},
    )


@login_not_required
@require_safe
def licence(request):
    return render(request, "pages/licence.html", {"source_code": settings.SOURCE_CODE_URL})
