"""By which way each group of letters comes, and until when none do."""

from collections.abc import Mapping
from datetime import date, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from adoption.forms.fields import DayField
from notifications.declarations import DIGEST, EVENTS, GROUPS, Group
from notifications.models.preferences import Channel
from notifications.queries.choices import channels_of

LONGEST_PAUSE = timedelta(days=365)
AT_ONCE = {
    EVENTS: _("At once, as a letter of its own"),
    DIGEST: _("On Mondays, if something waits for me, or is late or stands still in my regions"),
}
CHOOSE = _("Choose one of the ways listed here.")
TO_CHOOSE = [group for group in GROUPS if len(channels_of(group)) > 1]


def words_of(group: Group, channel: Channel):
    return AT_ONCE.get(group.name, channel.label) if channel is Channel.NOW else channel.label


class ChoicesForm(forms.Form):
    """One choice for each group of which there is one, and the day on which letters come again."""

    paused_until = DayField(
        label=_("No letters before"),
        required=False,
        help_text=_("Letters come again on this day. Leave this empty if they may come now."),
    )

    def __init__(self, *args, person: User, chosen: Mapping[str, Channel], on: date, **kwargs):
        self.on = on
        paused = person.letters_paused_until
        initial = {"paused_until": paused if paused and paused > on else None, **chosen}
        super().__init__(*args, initial=initial, **kwargs)
        self.fields = {group.name: self._field(group) for group in TO_CHOOSE} | self.fields

    @staticmethod
    def _field(group: Group) -> forms.ChoiceField:
        return forms.TypedChoiceField(
            label=group.label,
            choices=[(channel.value, words_of(group, channel)) for channel in channels_of(group)],
            coerce=Channel,
            widget=forms.RadioSelect,
            required=False,  # one is always chosen, and that need not be said six times
            error_messages={"invalid_choice": CHOOSE},
        )

    def clean_paused_until(self) -> date | None:
        day = self.cleaned_data["paused_until"]
        if day and day <= self.on:
            raise ValidationError(_("Give a coming day, or leave this empty."))
        if day and day > self.on + LONGEST_PAUSE:
            raise ValidationError(_("Letters can be paused for a year at most. Give an earlier day."))
        return day

    def clean(self) -> dict:
        for group in TO_CHOOSE:
            if group.name not in self.errors and not self.cleaned_data.get(group.name):
                self.add_error(group.name, CHOOSE)
        return self.cleaned_data

    @property
    def channels(self) -> dict[str, Channel]:
        return {group.name: self.cleaned_data[group.name] for group in TO_CHOOSE}

    @property
    def groups(self) -> list:
        """The fields of the groups, each as the page shows it."""
        return [self[group.name] for group in TO_CHOOSE]
