"""What every answer carries: where its content may come from, and that a person's pages are nobody else's."""

from django.utils.cache import patch_cache_control

CONTENT = "; ".join(
    (
        "default-src 'self'",
        "img-src 'self' data:",  # icons are drawn in the styles
        "style-src 'self' 'unsafe-inline'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
    )
)


class OwnContentOnly:
    """Content and forms stay within the site; pages of a signed-in person are kept in no shared store."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT)
        if request.user.is_authenticated and not response.has_header("Cache-Control"):
            patch_cache_control(response, no_cache=True, private=True)
        return response
