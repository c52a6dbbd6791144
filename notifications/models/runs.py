"""Runs of `send_due`: that they happen, that only one hands letters over at a time, and what each day came to."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Run(models.Model):
    """One run: the heartbeat. Without `ended_at` it is going on, or broke off."""

    started_at = models.DateTimeField(_("started"), db_index=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    queued = models.PositiveIntegerField(_("letters queued"), default=0)
    handed = models.PositiveIntegerField(_("letters handed to the mail server"), default=0)
    failed = models.PositiveIntegerField(_("letters refused or put off by it"), default=0)
    error = models.CharField(_("error"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("run")
        ordering = ["-started_at", "-pk"]


class Lease(models.Model):
    """Who hands letters to the mail server, for as long as it takes: two would hand over the same letter twice."""

    name = models.CharField(max_length=20, primary_key=True)
    until = models.DateTimeField()

    class Meta:
        verbose_name = _("lease")


class Reckoning(models.Model):
    """What a day came to: letters that should have been queued, were, and reached the mail server."""

    day = models.DateField(_("day"), primary_key=True)
    should_have = models.PositiveIntegerField(_("should have been queued"))
    queued = models.PositiveIntegerField(_("queued"))
    handed = models.PositiveIntegerField(_("handed to the mail server"))
    waiting = models.PositiveIntegerField(_("wait for the mail server"), default=0)
    refused = models.PositiveIntegerField(_("refused for good"), default=0)
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("reckoning of a day")
        ordering = ["-day"]

    @property
    def balances(self) -> bool:
        return self.should_have == self.queued == self.handed + self.refused
