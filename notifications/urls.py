"""Addresses of notices, of letters and of the links in them."""

from django.urls import path

from notifications.views import choices, links, notices, unsubscribe

app_name = "notifications"
urlpatterns = [
    path("notices/", notices.notices, name="notices"),
    path("notices/read/", notices.mark_all_read, name="mark_all_read"),
    path("letters/choices/", choices.choices, name="choices"),
    path("letters/choices/end-pause/", choices.end_pause, name="end_pause"),
    path("letters/unsubscribe/<str:token>/", unsubscribe.unsubscribe, name="unsubscribe"),
    path("l/<str:token>/", links.link, name="link"),
]
