"""A region gets in touch, is answered, and decides to prepare (R3, R6, R41.1)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from adoption.declarations import AnswerOutcome, Origin

from .days import shown
from .record import Record
from .standing import is_one_of, one_standing


class Inquiry(Record):
    """The contact that began the case, as the sender left it or Kaikukeskus was told."""

    name = models.CharField(_("name of the sender"), max_length=200)
    email = models.EmailField(_("e-mail of the sender"))
    message = models.TextField(_("message"), blank=True)
    origin = models.CharField(_("where the idea came from"), max_length=12, choices=Origin.choices)
    received_on = models.DateField(_("received on"))

    class Meta:
        verbose_name = _("contact from a region")
        verbose_name_plural = _("contacts from regions")
        constraints = [is_one_of("origin", Origin.values, name="inquiry_origin_exists")]

    def __str__(self) -> str:
        said = {"name": self.name, "day": shown(self.received_on)}
        return _("Contact from %(name)s on %(day)s") % said


class Answer(Record):
    """What Kaikukeskus answered. Later is until a day."""

    outcome = models.CharField(_("answer"), max_length=8, choices=AnswerOutcome.choices)
    reason = models.TextField(_("reason"), blank=True)
    review_on = models.DateField(_("looked at again on"), null=True, blank=True)

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        constraints = [
            one_standing("adoption", name="one_answer_an_adoption"),
            is_one_of("outcome", AnswerOutcome.values, name="answer_outcome_exists"),
            models.CheckConstraint(
                condition=~models.Q(outcome=AnswerOutcome.LATER.value) | models.Q(review_on__isnull=False),
                name="later_has_a_day",
            ),
        ]

    def __str__(self) -> str:
        said = {"answer": self.get_outcome_display(), "day": shown(self.recorded_at)}
        return _("Answer of Kaikukeskus on %(day)s: %(answer)s") % said


class PreparationDecision(Record):
    """The region's word after the information session: go on, or not now and until when."""

    go_on = models.BooleanField(_("goes on to prepare a pilot"))
    decided_on = models.DateField(_("decided on"))
    review_on = models.DateField(_("looked at again on"), null=True, blank=True)
    on_word_of = models.CharField(_("on whose word"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("decision to prepare")
        verbose_name_plural = _("decisions to prepare")
        constraints = [
            one_standing("adoption", name="one_preparation_decision"),
            models.CheckConstraint(
                condition=models.Q(go_on=True) | models.Q(review_on__isnull=False),
                name="not_now_has_a_day",
            ),
        ]

    def __str__(self) -> str:
        if self.go_on:
            return _("Decided on %(day)s to prepare a pilot") % {"day": shown(self.decided_on)}
        return _("Decided on %(day)s not to prepare a pilot now") % {"day": shown(self.decided_on)}
