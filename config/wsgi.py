"""WSGI entry point.

What is loaded at start stays as long as the process. Python would look through all of it for garbage in the midst of
answers, for up to a tenth of a second each time: so it is set aside first.
"""

import gc
import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # looked into at start, empty or not
application = get_wsgi_application()
get_resolver().url_patterns  # noqa: B018 - loads the pages, as else the first request would
gc.collect()
gc.freeze()
