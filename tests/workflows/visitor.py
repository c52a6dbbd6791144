"""People who try anything on the site's pages: whatever they open or send is answered, and never with an error."""

from unittest.mock import patch

from django import forms
from django.test import Client
from django.urls import reverse

from adoption.forms.fields import DayField
from tests.workflows.wanderer import RUBBISH, Wanderer
from workflows.models import CaseTask
from workflows.queries.items import find

ANSWERS = {200, 302, 403, 404, 405, 409, 422}
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


class Visitor:
    """Somebody at a browser, in the region of a wanderer and at its moment."""

    def __init__(self, wanderer: Wanderer):
        self.wanderer = wanderer
        self.random, self.walk = wanderer.random, wanderer.walk
        self.case = self.walk.case
        self.by = self.random.choice(wanderer.people)
        self.client = Client()

    def read(self) -> int:
        """Any page of the region, or of the site, is opened."""
        return self._ask("get", self.random.choice(self._pages())).status_code

    def send(self) -> int:
        """A form is sent as the page gave it, filled in somehow; or something is posted to any address."""
        if self.random.random() < 0.3:
            return self._post(self.random.choice(self._pages()), {"reason": "Loma", "to": self.by.pk})
        address = self._act()
        shown = self._ask("get", address)
        form = getattr(shown.context["page"], "form", None) if shown.status_code == 200 else None
        return self._post(address, {field.html_name: self._answer(field) for field in form or ()})

    def _post(self, address: str, sent: dict) -> int:
        before = self.walk.case.seq
        answer = self._ask("post", address, sent)
        if answer.status_code != 302:
            assert self.walk.case.seq == before
        self.wanderer.look(before)
        return answer.status_code

    def _ask(self, method: str, address: str, sent: dict | None = None):
        """An error in a view is raised here, where a reader would be given the page for it."""
        with patch("django.utils.timezone.now", return_value=self.walk.now):
            self.client.force_login(self.by, backend=BACKEND)
            answer = getattr(self.client, method)(address, sent or {})
        assert answer.status_code in ANSWERS
        return answer

    def _pages(self) -> list[str]:
        case, seq = self.case.pk, self.random.randint(0, self.case.seq + 1)
        of_case = [reverse(f"workflows:{name}", args=[case]) for name in ("case", "history", "network")]
        of_site = [reverse(f"workflows:{name}") for name in ("inbox", "regions", "pipeline", "board")]
        task = CaseTask.objects.filter(case=case, flow_task_type="HUMAN").order_by("-pk").first()
        of_task = [
            reverse(f"workflows:{name}", args=[task.pk]) for name in ("task", "claim", "release", "hand_over")
        ]
        return [*of_case, *of_site, *of_task, reverse("workflows:undo", args=[case, seq]), self._act()]

    def _act(self) -> str:
        """The address of an act, for somebody who mostly may do it."""
        act, item = self.wanderer.choice(self.case)
        item = "" if "/" in item or "\x00" in item else item
        self.by = self.wanderer.person(self.case, act, item, find(self.case, item))
        return reverse("workflows:act", args=[self.case.pk, act.name, *([item] if item else [])])

    def _answer(self, field):
        """What is offered or usual, mostly; else rubbish."""
        if self.random.random() < 0.05:
            return self.random.choice(RUBBISH)
        offered = [str(value) for value, _name in getattr(field.field, "choices", ()) if str(value)]
        if offered:
            return self.random.choice(offered)
        if isinstance(field.field, DayField):
            return f"{self.walk.day:%-d.%-m.%Y}"
        kinds = {forms.BooleanField: "on", forms.IntegerField: "3", forms.EmailField: "uusi@example.fi"}
        return next((said for kind, said in kinds.items() if isinstance(field.field, kind)), "Teksti")
