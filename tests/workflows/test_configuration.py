"""What Kaikukeskus may change: due days, closed periods, catalogues of commitments."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from adoption.models import ClosedPeriod
from commitments.declarations import TextKind
from commitments.models import CommitmentText, LimitationOption, ModelVersion
from tests.adoption.region import Region, country
from workflows.acts import BY_NAME
from workflows.models import CaseTask, DueOffset
from workflows.services.cases import open_case

pytestmark = pytest.mark.django_db

BEGIN = datetime(2026, 3, 2, 10, tzinfo=UTC)


@pytest.fixture
def client(adviser, browse):
    User.objects.filter(pk=adviser.pk).update(language="en")
    adviser.refresh_from_db()
    return browse(adviser)


def at(name: str, *args) -> str:
    return reverse(f"workflows:{name}", args=args)


def sent(client, name: str, *args, **data):
    return client.post(at(name, *args), data)


def went_to(answer, name: str) -> bool:
    return answer.status_code == 302 and answer["Location"] == at(name)


def text_of(answer, status: int = 200) -> str:
    assert answer.status_code == status
    return answer.content.decode()


@pytest.fixture
def version():
    return ModelVersion.objects.create(published_on=date(2024, 1, 3), language="fi")


@pytest.fixture
def text():
    return CommitmentText.objects.create(kind=TextKind.PARTNERSHIP, version="1", body="Sanat")


@pytest.fixture
def option(version):
    return LimitationOption.objects.create(model_version=version, name_fi="Enintään kaksi")


@pytest.fixture
def period():
    return ClosedPeriod.objects.create(starts=date(2027, 7, 1), ends=date(2027, 7, 31), reason="Heinäkuu")


@pytest.fixture
def pages(version, text, option, period) -> list[str]:
    """Every address of the settings."""
    names = "configuration due_days closed_periods add_closed_period catalogues add_model_version add_text"
    return [
        *(at(name) for name in [*names.split(), "add_limitation_option"]),
        *(at(name, "take_ownership") for name in ("change_due_days", "clear_due_days")),
        *(at(name, period.pk) for name in ("change_closed_period", "remove_closed_period")),
        *(at(name, option.pk) for name in ("change_limitation_option", "remove_limitation_option")),
        at("set_model_validity", version.pk),
        at("change_text", text.pk),
    ]


@pytest.mark.rule("R29")
def test_every_page_is_kaikukeskus_own(pages, client, person, browse):
    local = browse(person)
    for page in pages:
        assert client.get(page).status_code in (200, 405), page
        assert local.get(page).status_code == local.post(page).status_code == 403, page
        answer = Client().get(page)
        assert (answer.status_code, answer["Location"]) == (302, f"/sign-in/?next={page}"), page


def test_an_empty_post_is_answered_at_the_fields(client, pages):
    asking = [page for page in pages if "/new/" in page or page == at("change_due_days", "take_ownership")]
    for page in asking:
        answer = client.post(page)
        assert answer.status_code == 422, page
        assert answer.context["form"].errors, page
    assert len(asking) == 5


@pytest.mark.parametrize(
    "name",
    [
        "change_closed_period",
        "remove_closed_period",
        "change_text",
        "set_model_validity",
        "change_limitation_option",
        "remove_limitation_option",
    ],
)
def test_what_is_unknown_is_not_found(client, name):
    assert client.post(at(name, 999)).status_code == 404


class TestDueDays:
    def test_the_table_holds_every_act_that_is_due(self, client):
        rows = client.get(at("due_days")).context["rows"]
        assert {row.act for row in rows} == {act for act in BY_NAME.values() if act.due}
        assert len(rows) > 30

    def test_the_table_costs_the_same_whatever_was_changed(self, client):
        counts = []
        for acts in ([], [act.name for act in BY_NAME.values() if act.due]):
            DueOffset.objects.bulk_create(DueOffset(act=act, days=7) for act in acts)
            with CaptureQueriesContext(connection) as queries:
                page = text_of(client.get(at("due_days")))
            counts.append(len(queries))
            assert len(page.encode()) < 100_000
        assert counts[0] == counts[1] <= 8

    def test_a_change_holds_for_tasks_that_open_after_it(self, client, adviser):
        places = country()
        contact = {"name": "A", "email": "a@example.fi", "message": "", "origin": "own_idea"}
        before = open_case({"municipalities": [places["101"]], **contact}, by=None, now=BEGIN)
        assert went_to(sent(client, "change_due_days", "take_ownership", days="9"), "due_days")
        after = open_case({"municipalities": [places["201"]], **contact}, by=None, now=BEGIN)
        assert due_of(before, "take_ownership") == date(2026, 3, 4)
        assert due_of(after, "take_ownership") == date(2026, 3, 13)

    def test_changes_are_kept_with_who_made_them(self, client, adviser):
        sent(client, "change_due_days", "take_ownership", days="9")
        sent(client, "change_due_days", "take_ownership", days="9")
        sent(client, "change_due_days", "take_ownership", days="4")
        assert went_to(sent(client, "clear_due_days", "take_ownership"), "due_days")
        rows = DueOffset.history.order_by("history_id").values_list("days", "history_type", "history_user")
        assert list(rows) == [(9, "+", adviser.pk), (4, "~", adviser.pk), (4, "-", adviser.pk)]
        assert DueOffset.objects.count() == 0

    def test_clearing_what_was_never_changed_does_nothing(self, client):
        assert went_to(sent(client, "clear_due_days", "take_ownership"), "due_days")
        assert DueOffset.history.count() == 0

    @pytest.mark.parametrize(
        ("act", "days", "says"),
        [
            ("take_ownership", "251", "from −250 to 250"),
            ("confirm_attendance_care", "-251", "from −250 to 250"),
            ("take_ownership", "-1", "before it opens"),
            ("take_ownership", "many", "whole number"),
            ("take_ownership", "1.5", "whole number"),
            ("take_ownership", "", "Write the number"),
        ],
    )
    def test_a_wrong_number_is_said_at_the_field_and_kept(self, client, act, days, says):
        answer = sent(client, "change_due_days", act, days=days)
        page = text_of(answer, 422)
        assert says in answer.context["form"].errors["days"][0]
        assert f'value="{days}"' in page or days == ""
        assert DueOffset.objects.count() == 0

    @pytest.mark.parametrize("days", ["-250", "0", "250"])
    def test_days_before_a_known_day_are_negative(self, client, days):
        assert went_to(sent(client, "change_due_days", "confirm_attendance_care", days=days), "due_days")
        assert DueOffset.objects.get().days == int(days)

    @pytest.mark.parametrize("act", ["moon", "hold"])
    def test_an_act_without_a_due_date_is_not_found(self, client, act):
        assert client.get(at("change_due_days", act)).status_code == 404
        assert sent(client, "clear_due_days", act).status_code == 404


def due_of(case, act: str) -> date:
    return CaseTask.objects.open().get(case=case, act=act).due


class TestClosedPeriods:
    SAID = {"starts": "1.7.2027", "ends": "31.7.2027", "county": "", "region": "", "reason": "Loma"}

    def add(self, client, **changes):
        return sent(client, "add_closed_period", **self.SAID | changes)

    def test_a_period_is_national_a_countys_or_a_regions(self, client):
        region = Region().adoption.region
        assert went_to(self.add(client), "closed_periods")
        assert went_to(self.add(client, county="01"), "closed_periods")
        assert went_to(self.add(client, region=" alkula "), "closed_periods")
        rows = ClosedPeriod.objects.order_by("pk").values_list("starts", "ends", "county", "region", "reason")
        first, last = date(2027, 7, 1), date(2027, 7, 31)
        assert list(rows) == [
            (first, last, None, None, "Loma"),
            (first, last, "01", None, "Loma"),
            (first, last, None, region.pk, "Loma"),
        ]
        page = text_of(client.get(at("closed_periods")))
        assert [name in page for name in ("The whole country", "Itä wsc", "Alkula")] == [True, True, True]

    @pytest.mark.parametrize(
        ("changes", "field", "says"),
        [
            ({"ends": "30.6.2027"}, "ends", "before the first day"),
            ({"ends": "31.7.2029"}, "ends", "a year long"),
            ({"starts": "moon"}, "starts", "day, month and year"),
            ({"county": "77"}, "county", "77"),
            ({"region": "Alkla"}, "region", "Did you mean Alkula?"),
            ({"region": "Qwxyz"}, "region", "no region called"),
            ({"county": "01", "region": "Alkula"}, "region", "not both"),
            ({"reason": "x" * 201}, "reason", "200"),
        ],
    )
    def test_wrong_input_is_said_at_the_field_and_kept(self, client, changes, field, says):
        Region()
        answer = self.add(client, **changes)
        page = text_of(answer, 422)
        assert list(answer.context["form"].errors) == [field]
        assert says in answer.context["form"].errors[field][0]
        assert "Loma" in page or "reason" in changes
        assert ClosedPeriod.objects.count() == 0

    def test_the_same_period_is_entered_once(self, client):
        self.add(client)
        assert list(self.add(client).context["form"].errors) == ["starts"]
        assert ClosedPeriod.objects.count() == 1

    def test_a_period_is_changed_and_its_former_days_stay_in_history(self, client, period, adviser):
        assert 'value="1.7.2027"' in text_of(client.get(at("change_closed_period", period.pk)))
        answer = sent(client, "change_closed_period", period.pk, **self.SAID | {"ends": "24.7.2027"})
        assert went_to(answer, "closed_periods")
        period.refresh_from_db()
        assert (period.ends, period.reason) == (date(2027, 7, 24), "Loma")
        changes = period.history.order_by("history_id").values_list("ends", "history_user")
        assert list(changes) == [(date(2027, 7, 31), None), (date(2027, 7, 24), adviser.pk)]

    def test_a_period_is_removed_only_after_being_asked(self, client, period, adviser):
        assert "Do you really want" in text_of(client.get(at("remove_closed_period", period.pk)))
        assert ClosedPeriod.objects.count() == 1
        assert went_to(sent(client, "remove_closed_period", period.pk), "closed_periods")
        assert ClosedPeriod.objects.count() == 0
        assert ClosedPeriod.history.latest("history_id").history_user == adviser

    def test_the_list_costs_the_same_for_three_periods_and_for_three_hundred(self, client):
        counts = []
        for year in (1, 101):
            ClosedPeriod.objects.bulk_create(
                ClosedPeriod(starts=date(1900 + year + n, 7, 1), ends=date(1900 + year + n, 7, 2))
                for n in range(3 if year == 1 else 297)
            )
            with CaptureQueriesContext(connection) as queries:
                page = text_of(client.get(at("closed_periods")))
            counts.append(len(queries))
            assert len(page.encode()) < 100_000
        assert counts[0] == counts[1] <= 8


class TestCatalogues:
    def test_the_catalogue_of_limitations_says_that_it_is_empty(self, client, version):
        page = text_of(client.get(at("catalogues")))
        assert "The catalogue is empty" in page

    def test_a_version_of_the_model_is_added_once(self, client, version):
        said = {"published_on": "3.1.2024", "language": "sv"}
        assert went_to(sent(client, "add_model_version", **said), "catalogues")
        assert list(sent(client, "add_model_version", **said).context["form"].errors) == ["published_on"]
        assert ModelVersion.objects.filter(language="sv").count() == 1

    def test_a_version_is_put_out_of_use_and_back(self, client, version):
        for answer, is_valid in (("no", False), ("yes", True)):
            assert went_to(sent(client, "set_model_validity", version.pk, is_valid=answer), "catalogues")
            version.refresh_from_db()
            assert version.is_valid is is_valid

    def test_a_text_is_added_with_its_mark(self, client):
        said = {
            "kind": "partner",
            "version": "2",
            "valid_from": "1.1.2026",
            "valid_until": "",
            "body": "Sanat",
        }
        assert went_to(sent(client, "add_text", **said), "catalogues")
        row = CommitmentText.objects.values_list("kind", "version", "valid_from", "valid_until", "body").get()
        assert row == ("partner", "2", date(2026, 1, 1), None, "Sanat")

    @pytest.mark.parametrize(
        ("changes", "field"),
        [
            ({"valid_until": "31.12.2025"}, "valid_until"),
            ({"version": ""}, "version"),
            ({"version": "1"}, "version"),
            ({"kind": "moon"}, "kind"),
        ],
    )
    def test_wrong_input_for_a_text_is_said_at_the_field_and_kept(self, client, text, changes, field):
        said = {
            "kind": "partnership",
            "version": "2",
            "valid_from": "1.1.2026",
            "valid_until": "",
            "body": "Uusi",
        }
        answer = sent(client, "add_text", **said | changes)
        assert list(answer.context["form"].errors) == [field]
        assert "Uusi" in text_of(answer, 422)
        assert CommitmentText.objects.count() == 1

    def test_a_text_that_nobody_has_accepted_may_change(self, client, text):
        said = {"kind": "partnership", "version": "1b", "body": "Toiset sanat"}
        assert went_to(sent(client, "change_text", text.pk, **said), "catalogues")
        text.refresh_from_db()
        assert (text.version, text.body) == ("1b", "Toiset sanat")

    def test_an_accepted_text_keeps_its_words_and_only_its_days_change(self, client, text):
        accept(text)
        said = {"kind": "partner", "version": "9", "body": "Muuta", "valid_until": "31.12.2027"}
        assert "body" not in client.get(at("change_text", text.pk)).context["form"].fields
        assert went_to(sent(client, "change_text", text.pk, **said), "catalogues")
        text.refresh_from_db()
        assert (text.kind, text.version, text.body) == ("partnership", "1", "Sanat")
        assert text.valid_until == date(2027, 12, 31)

    def test_a_limitation_option_is_added_changed_and_removed(self, client, version):
        said = {
            "model_version": version.pk,
            "name_fi": "Enintään kaksi",
            "name_sv": "",
            "name_en": "Two at most",
        }
        assert went_to(sent(client, "add_limitation_option", **said), "catalogues")
        option = LimitationOption.objects.get()
        assert list(sent(client, "add_limitation_option", **said).context["form"].errors) == ["name_fi"]
        said |= {"name_fi": "Enintään kolme"}
        assert went_to(sent(client, "change_limitation_option", option.pk, **said), "catalogues")
        assert LimitationOption.objects.get().name_fi == "Enintään kolme"
        assert "Two at most" in text_of(client.get(at("remove_limitation_option", option.pk)))
        assert went_to(sent(client, "remove_limitation_option", option.pk), "catalogues")
        assert LimitationOption.objects.count() == 0

    @pytest.mark.rule("R55")
    def test_an_option_that_a_venue_has_chosen_stays_as_it_is(self, client, option):
        choose(option)
        said = {"model_version": option.model_version_id, "name_fi": "Muuta"}
        assert went_to(sent(client, "change_limitation_option", option.pk, **said), "catalogues")
        assert went_to(sent(client, "remove_limitation_option", option.pk), "catalogues")
        assert LimitationOption.objects.get().name_fi == "Enintään kaksi"
        assert "it stays as it is" in text_of(client.get(at("catalogues")))


def accept(text: CommitmentText) -> None:
    """A region's culture accepts the text."""
    region = Region()
    text.acceptances.create(
        adoption=region.adoption,
        recorded_at=BEGIN,
        turn="culture",
        keeps_principles=True,
        coordinates_locally=True,
    )


def choose(option: LimitationOption) -> None:
    """A venue commits with the option."""
    region = Region()
    partner = region.adoption.partners.create(
        name="Teatteri", sector="culture", ownership="public", is_venue=True, added_at=BEGIN
    )
    partner.commitments.create(
        adoption=region.adoption,
        recorded_at=BEGIN,
        is_distributor=False,
        is_venue=True,
        model_version=option.model_version,
        method="signed",
        given_by="Johtaja",
        starts=date(2026, 3, 2),
        in_pilot=True,
        limitation_option=option,
    )
