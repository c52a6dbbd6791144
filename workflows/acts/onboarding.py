"""Step 8: the staff of every committed site is onboarded."""

from django.utils.translation import gettext_lazy as _

from adoption.declarations import Turn
from commitments import forms as network_forms
from commitments import services as network
from workflows import records
from workflows.rules import own_field
from workflows.stages import Stage, from_stage

from .base import Act, Due, ItemKind, Words, removes_item

REPORT_ONBOARDING = Act(
    name="report_onboarding",
    rules=("R40", "R41.8", "R68"),
    who=own_field,
    turn=Turn.LOCAL,
    due=Due(20),
    item=ItemKind.SITE,
    form=network_forms.OnboardingForm,
    record=records.of_adoption(network.report_onboarding),
    during=from_stage(Stage.STATISTICS),
    words=Words(
        button=_("Report the onboarding"),
        task=_("Report that the site's staff is onboarded"),
        why=_(
            "Everybody who meets customers knows the card before it is handed out. Record the day and how many took part."
        ),
        log=_("reported that a site's staff is onboarded"),
    ),
    **removes_item("sites_not_onboarded", "onboarding"),
)
