"""The case: one adoption's place on the path."""

from datetime import datetime
from functools import cached_property

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_fsm import GET_STATE, ConcurrentTransitionMixin, FSMField, transition

from adoption.models import Adoption
from adoption.models.history import History
from workflows import paths
from workflows.facts import Facts
from workflows.stages import FIRST, RUNNING, Stage


class CaseQuerySet(models.QuerySet):
    """Cases as people speak of them."""

    def running(self):
        return self.filter(stage__in=RUNNING)

    def of_contact(self, user):
        """Cases in which the user is a contact whose time has not ended."""
        return self.filter(adoption__in=Adoption.objects.with_contact(user))


class AdoptionCase(ConcurrentTransitionMixin, models.Model):
    """Where an adoption is. `stage` and `path_version` are written by `services` alone; `facts` come from a query."""

    adoption = models.OneToOneField(
        Adoption, on_delete=models.PROTECT, related_name="case", verbose_name=_("adoption")
    )
    stage = FSMField(_("stage"), choices=Stage.choices, default=FIRST, protected=True, db_index=True)
    path_version = models.PositiveSmallIntegerField(
        _("version of the path"), default=paths.PUBLISHED.number, editable=False
    )
    stage_since = models.DateTimeField(_("in this stage since"))
    opened_at = models.DateTimeField(_("opened"))
    adviser = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="advised_cases",
        verbose_name=_("adviser"),
    )
    seq = models.PositiveIntegerField(_("number of events"), default=0, editable=False)
    head = models.CharField(_("head of the log"), max_length=64, blank=True, editable=False)

    # read with the facts: who looks after the region's statistics while that contact's time lasts, and the open hold
    statistics_person_id: int | None = None
    hold_id: int | None = None
    # the moment of which all this was read, where that is not now: then there is nothing to be done
    as_of: datetime | None = None

    history = History()
    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        constraints = [
            models.CheckConstraint(condition=models.Q(stage__in=Stage.values), name="case_stage_exists"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return str(self.adoption.region)

    @property
    def at(self) -> Stage:
        return Stage(self.stage)

    @property
    def path(self) -> paths.PathVersion:
        """The version of the path that the case started under and keeps (R2)."""
        return paths.version(self.path_version)

    @property
    def facts(self) -> Facts:
        """What is on record, as read by `queries.facts.load`; asking before that is a programming error."""
        return self._facts

    @facts.setter
    def facts(self, value: Facts) -> None:
        self._facts = value

    @cached_property
    def contacts(self) -> list:
        """Contacts whose time has not ended, read once (or prefetched by a query)."""
        return [contact for contact in self.adoption.contacts.all() if contact.ends is None]

    def may_go_on(self) -> bool:
        return self.path.next_move(self.at, self.facts) is not None

    def may_end(self) -> bool:
        return paths.ends(self.at, self.facts)

    @transition(
        field=stage,
        source=list(RUNNING),
        target=GET_STATE(
            lambda case, now: case.path.forward[case.at].target, states=[*RUNNING[1:], Stage.PERMANENT]
        ),
        conditions=[may_go_on],
    )
    def go_forward(self, *, now) -> None:
        """One move along the path, when every gate of it is open."""
        self.stage_since = now

    @transition(field=stage, source=[*RUNNING, Stage.PERMANENT], target=Stage.ENDED, conditions=[may_end])
    def finish(self, *, now) -> None:
        """The end of the case, once those who may have said so."""
        self.stage_since = now

    @transition(
        field=stage,
        source=list(RUNNING[1:]),
        target=GET_STATE(lambda case, to, now: to, states=list(RUNNING[1:])),
    )
    def go_back(self, to: Stage, now) -> None:
        """Back to an earlier stage; `services.perform` refuses any other."""
        self.stage_since = now

    @transition(field=stage, source="*", target=GET_STATE(lambda case, to, since: to, states=list(Stage)))
    def go_where_it_was(self, to: Stage, since) -> None:
        """Where the case stood, and since when, before something that is taken back: the services know that."""
        self.stage_since = since

    @transition(
        field=stage, source=list(Stage), target=GET_STATE(lambda case, to, now: to, states=list(Stage))
    )
    def go_over(self, to: Stage, now) -> None:
        """To its place in another version of the path; `services.versions` knows that."""
        self.stage_since = now

    def contacts_of(self, user) -> list:
        return [contact for contact in self.contacts if contact.user_id == user.pk]
