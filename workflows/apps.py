"""Where each adoption is on the path, and who does what next."""

from django.apps import AppConfig
from django.db.models.signals import (  # noqa: TID251 - no model's signal: triggers outlive no table rebuild
    post_migrate,
    pre_migrate,
)
from django.utils.translation import gettext_lazy as _


class WorkflowsConfig(AppConfig):
    name = "workflows"
    verbose_name = _("The path")

    def ready(self) -> None:
        from workflows import checks  # noqa: F401 - registers the checks
        from workflows.triggers import drop_before_migrate, ensure_after_migrate

        pre_migrate.connect(drop_before_migrate, sender=self, dispatch_uid="workflows.triggers.before")
        post_migrate.connect(ensure_after_migrate, sender=self, dispatch_uid="workflows.triggers")
