"""A signed-in person reads in their own language, whatever the browser says."""

from django.utils import translation


class OwnLanguage:
    """Activates the person's language for the request; before signing in the cookie or the browser decides."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated:
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = request.user.language
        return self.get_response(request)
