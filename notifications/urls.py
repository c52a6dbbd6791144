"""Addresses of notices, under /notices/."""

from django.urls import path

from notifications.views import notices

app_name = "notifications"
urlpatterns = [
    path("", notices.notices, name="notices"),
    path("read/", notices.mark_all_read, name="mark_all_read"),
]
