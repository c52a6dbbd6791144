"""Addresses of tasks, regions and the pipeline."""

app_name = "workflows"
urlpatterns = []
