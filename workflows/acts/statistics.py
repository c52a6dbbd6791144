"""Step 6: somebody looks after the statistics, and every committed site has its access to Kaikukanta."""

from django.utils.translation import gettext_lazy as _

from adoption import forms, services
from adoption.declarations import Turn
from commitments import forms as network_forms
from commitments import services as network
from workflows import records
from workflows.rules import coordinator, statistics_person
from workflows.stages import Stage, from_stage

from .base import Act, Due, ItemKind, Words, flag, removes_item

NAME_STATISTICS_PERSON = Act(
    name="name_statistics_person",
    rules=("R41.6",),
    who=coordinator,
    turn=Turn.COORDINATOR,
    due=Due(10),
    form=forms.StatisticsPersonForm,
    record=records.of_adoption(services.name_statistics_person),
    during=from_stage(Stage.STATISTICS),
    repeatable=True,
    names_owner=True,
    minutes=2,
    words=Words(
        button=_("Name who looks after statistics"),
        task=_("Name who looks after the local statistics"),
        why=_(
            "One of the region's contacts looks after the statistics and opens the sites' access to Kaikukanta."
        ),
        log=_("named who looks after the statistics"),
    ),
    **flag("statistics_person"),
)
CONFIRM_KAIKUKANTA_ACCESS = Act(
    name="confirm_kaikukanta_access",
    rules=("R26", "R41.6"),
    who=coordinator | statistics_person,
    turn=Turn.COORDINATOR,
    owner=lambda case: case.statistics_person_id,
    due=Due(15),
    item=ItemKind.SITE,
    form=network_forms.KaikukantaAccessForm,
    record=records.of_adoption(network.confirm_kaikukanta_access),
    during=from_stage(Stage.STATISTICS),
    minutes=2,
    words=Words(
        button=_("Confirm the access"),
        task=_("Confirm the site's access to Kaikukanta"),
        why=_("Access is opened in Kaikukanta, a site at a time. Confirm here when the site has it."),
        log=_("confirmed a site's access to Kaikukanta"),
    ),
    **removes_item("sites_without_access", "site_access"),
)
