"""Addresses of notices and of letters."""

from django.urls import path

from notifications.views import choices, notices

app_name = "notifications"
urlpatterns = [
    path("notices/", notices.notices, name="notices"),
    path("notices/read/", notices.mark_all_read, name="mark_all_read"),
    path("letters/choices/", choices.choices, name="choices"),
    path("letters/choices/end-pause/", choices.end_pause, name="end_pause"),
]
