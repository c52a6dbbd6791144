"""All addresses of the site."""

from django.conf import settings
from django.urls import include, path

from config.pages import accessibility, licence, privacy

urlpatterns = [
    path("saavutettavuusseloste/", accessibility, name="accessibility"),
    path("tietosuoja/", privacy, name="privacy"),
    path("lisenssi/", licence, name="licence"),
    path("", include("notifications.urls")),
    path("", include("accounts.urls")),
    path("", include("workflows.urls")),
]

if settings.DEMONSTRATION:
    urlpatterns.insert(0, path("demonstration/", include("config.demonstration.urls")))
