"""All addresses of the site by the names of their URLs, and what those of the matrix are about."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.urls import URLResolver, get_resolver, include, path, reverse
from django.utils import timezone

from accounts.models import Absence, User
from adoption.models import ClosedPeriod
from commitments.models import CommitmentText, LimitationOption, ModelVersion
from config.demonstration.walk import Walk
from notifications.links import Link, Purpose
from notifications.models import Letter, RefusedAddress
from tests.matrix.people import email_of
from workflows.items import key_of
from workflows.models import CaseEvent, CaseTask

DEMONSTRATION = path("demonstration/", include("config.demonstration.urls"))


def names() -> Iterator[str]:
    """Every URL of the site, and those that only the demonstration has, as ``app:name(parameters)``."""
    yield from _names([*get_resolver().url_patterns, DEMONSTRATION], "")


def _names(patterns, namespace: str) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _names(pattern.url_patterns, inner)
        else:
            yield f"{namespace}{pattern.name}({', '.join(pattern.pattern.converters)})"


@dataclass(frozen=True)
class Place:
    """A region with open tasks of each kind, and one row of everything else that an address names."""

    walk: Walk
    period: ClosedPeriod
    version: ModelVersion
    text: CommitmentText
    option: LimitationOption
    last: CaseEvent
    absence: Absence
    letter: Letter
    refused: RefusedAddress

    @classmethod
    def of(cls, walk: Walk) -> "Place":
        version = ModelVersion.objects.first()
        now = timezone.localtime()
        (coordinator,) = [one.user for one in walk.case.contacts if one.coordinator]
        said = {"gate": "languages_covered", "reason": "The brochure comes later"}
        return cls(
            walk,
            ClosedPeriod.objects.create(starts=date(2027, 7, 1), ends=date(2027, 7, 31)),
            version,
            CommitmentText.objects.create(kind="partner", version="Not used yet"),
            LimitationOption.objects.create(model_version=version, name_fi="Enintään kaksi"),
            replace(walk, day=now.date(), hour=now.time()).do("override", by=coordinator, **said),
            Absence.objects.create(person=coordinator, first=date(2098, 7, 1), last=date(2098, 7, 31)),
            Letter.objects.create(key="1", kind="day", recipient=coordinator, day=now.date(), made_at=now),
            RefusedAddress.objects.create(person=coordinator, address=coordinator.email, refused_at=now),
        )

    @property
    def case(self) -> int:
        return self.walk.case_id

    def task(self, *, done: bool = False, **which) -> int:
        tasks = CaseTask.objects.filter(case=self.case, flow_task_type="HUMAN", **which)
        return (tasks.filter(status="DONE") if done else tasks.open()).order_by("pk").first().pk

    def key(self, kind: str) -> str:
        return keys_of(self.walk)[kind]

    def link_to_take(self, kind: str) -> str:
        """The token of a link by which a person would take what waits for culture."""
        task = self.task(act="report_onboarding", turn="culture", owner=None)
        holder = key_of("user", User.objects.get(email=email_of(kind)).pk)
        return Link(holder, Purpose.TAKE, key_of("task", task), timezone.now()).token

    def url(self, address: str) -> str:
        """The address of the matrix, which may say after the URL's name what it is about."""
        if address in OF_DEMONSTRATION:
            return f"/demonstration/{OF_DEMONSTRATION[address].format(self.walk.adviser.pk)}"
        name = address.partition("(")[0]
        return reverse(name, args=ARGUMENTS[address](self) if address in ARGUMENTS else ())


OF_DEMONSTRATION = {
    "demonstration()": "",
    "demonstration_sign_in(pk)": "{}/",
    "outbox()": "outbox/",
    "outbox_send()": "outbox/send/",
    "outbox_letter(pk)": "outbox/{}/",
}


def keys_of(walk: Walk) -> dict[str, str]:
    """The key of one thing of each kind that acts may be about, by kind."""
    adoption = walk.case.adoption
    things = {
        "site": adoption.partners.first().sites.first(),
        "partner": adoption.partners.first(),
        "session": adoption.sessions.standing().first(),
        "contact": adoption.contacts.filter(ends=None).first(),
        "commitment": adoption.partners.first().commitments.standing().first(),
    }
    held = walk.case.events.filter(act="mark_meeting_held").latest("seq")
    return {kind: key_of(kind, thing.pk) for kind, thing in things.items()} | {"record": f"record:{held.seq}"}


TASKS = {
    "that waits for culture": {"act": "report_onboarding", "turn": "culture", "owner": None},
    "that the coordinator has": {"act": "finish_local_material"},
    "that the adviser has": {"act": "approve_artwork"},
    "that is done": {"act": "form_group", "done": True},
}
ARGUMENTS = {
    **{
        f"workflows:{name}(pk) {words}": lambda place, which=which: [place.task(**which)]
        for name in ("task", "claim", "release", "hand_over")
        for words, which in TASKS.items()
    },
    **{f"workflows:{name}(pk)": lambda place: [place.case] for name in ("case", "history", "network")},
    "workflows:undo(pk, seq) the coordinator's last": lambda place: [place.case, place.last.seq],
    "workflows:undo(pk, seq) the adviser's, long ago": lambda place: [
        place.case,
        place.walk.case.events.get(act="plan_training").seq,
    ],
    **{
        f"workflows:{name}(pk) the coordinator's": lambda place: [place.absence.pk]
        for name in ("change_absence", "remove_absence")
    },
    "notifications:feed(secret) that is unknown": lambda place: ["unknown"],
    "notifications:letter(pk) to the coordinator": lambda place: [place.letter.pk],
    "notifications:coming(pk) the coordinator's": lambda place: [place.letter.recipient_id],
    "notifications:try_again(pk) the coordinator's": lambda place: [place.refused.pk],
    "notifications:mark_read(pk) the coordinator's": lambda place: [
        place.letter.recipient.notifications.latest("pk").pk
    ],
    "notifications:text(name, language)": lambda place: ["assigned", "sv"],
    "notifications:clear_text(name, language, part)": lambda place: ["assigned", "sv", "subject.txt"],
    "notifications:link(token) that is forged": lambda place: ["user-1.act.task-1.t00000.forged"],
    "notifications:link(token) of culture, to take": lambda place: [place.link_to_take("culture")],
    "notifications:link(token) of the one who left": lambda place: [place.link_to_take("former")],
    "notifications:unsubscribe(token) that is forged": lambda place: ["user-1.stop.digest.t00000.forged"],
    "notifications:unsubscribe(token) of the adviser": lambda place: [
        Link(key_of("user", place.walk.adviser.pk), Purpose.UNSUBSCRIBE, "digest", timezone.now()).token
    ],
    "workflows:rule(number)": lambda place: ["R71"],
    "workflows:act(pk, act)": lambda place: [place.case, "finish_local_material"],
    "workflows:act(pk, act, item)": lambda place: [place.case, "contact_leaves", place.key("contact")],
    **{
        f"workflows:{name}(act)": lambda place: ["take_ownership"]
        for name in ("change_due_days", "clear_due_days")
    },
    **{
        f"workflows:{name}(pk)": lambda place: [place.period.pk]
        for name in ("change_closed_period", "remove_closed_period")
    },
    "workflows:set_model_validity(pk)": lambda place: [place.version.pk],
    "workflows:change_text(pk)": lambda place: [place.text.pk],
    **{
        f"workflows:{name}(pk)": lambda place: [place.option.pk]
        for name in ("change_limitation_option", "remove_limitation_option")
    },
}
