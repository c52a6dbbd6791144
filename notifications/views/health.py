"""For a machine that watches over the site: whether letters go out."""

import logging
from http import HTTPStatus

from django.contrib.auth.decorators import login_not_required
from django.http import JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from notifications.queries.health import trouble_with_runs

log = logging.getLogger(__name__)


@csrf_exempt  # whatever is no look is answered with 405, without a page about forms
@login_not_required
@never_cache
@require_safe
def health(request) -> JsonResponse:
    """200 while runs of `send_due` happen and end well, else 503 with the reason. Whatever fails is an answer, too."""
    try:
        trouble = trouble_with_runs(timezone.now())
        wrong, reason = (trouble.wrong, trouble.words) if trouble else ("", "")
    except Exception:
        log.exception("Health cannot be told.")
        wrong, reason = "unknown", _("The database does not answer.")
    said = {"status": wrong or "ok", "reason": reason}
    return JsonResponse(said, status=HTTPStatus.SERVICE_UNAVAILABLE if wrong else HTTPStatus.OK)
