"""How days, people and names are read, whatever the form."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError

from adoption import forms
from adoption.forms.fields import DayField, LinesField, TimeField
from tests.adoption.region import Region, day


@pytest.mark.parametrize(
    "text", ["11.3.2026", "11.03.2026", "11. 3. 2026", "2026-03-11", "11/3/2026", "11.3.26", " 11.3.2026 "]
)
def test_a_day_is_read_in_many_forms(text):
    assert DayField().clean(text) == date(2026, 3, 11)


@pytest.mark.parametrize(
    "text", ["31.2.2026", "huomenna", "3/2026", "1.1.1026", "1.1.9999", "2026-13-01", "٣.٣", "\x00"]
)
def test_no_day_is_answered_with_what_to_write(text):
    with pytest.raises(ValidationError) as refused:
        DayField().clean(text)
    assert "2026" in refused.value.messages[0] or "2000" in refused.value.messages[0]


def test_a_day_is_shown_as_people_write_it():
    assert 'value="1.3.2026"' in DayField().widget.render("x", date(2026, 3, 1))


@pytest.mark.parametrize("text", ["13.30", "13:30"])
def test_a_time_is_read_in_two_forms(text):
    assert TimeField().clean(text) == time(13, 30)


def test_lines_lose_what_is_empty_or_said_twice():
    assert LinesField().clean(" Teatteri \n\nMuseo\nTeatteri\r\n") == ["Teatteri", "Museo"]


def test_a_line_too_long_is_refused():
    with pytest.raises(ValidationError):
        LinesField(longest=5).clean("Teatteri")


@pytest.mark.django_db
class TestLog:
    def test_facts_are_plain_and_name_nobody(self):
        region = Region()
        data = {"name": "Uusi", "email": "uusi@example.fi", "starts": "5.3.2026"}
        form = forms.ReplaceContactForm(
            data, adoption=region.adoption, by=region.culture.user, on=day(2), item=region.culture
        )
        assert form.is_valid(), form.errors
        assert form.log_facts() == {
            "starts": "2026-03-05",
            "coordinator": False,
            "both_sides": False,
        }

    def test_rows_stand_by_their_key(self):
        region = Region()
        data = {"coordinators": [str(region.culture.pk)]}
        form = forms.ChangeCoordinatorForm(data, adoption=region.adoption, by=region.kaikukeskus, on=day(2))
        assert form.is_valid(), form.errors
        assert form.log_facts() == {"coordinators": [region.culture.pk]}


@pytest.mark.django_db
def test_what_was_typed_is_kept_beside_the_error():
    region = Region()
    data = {"date": "31.2.2026", "mode": "on_site", "place": "Kirjaston sali"}
    form = forms.PlanTrainingForm(data, adoption=region.adoption, by=region.kaikukeskus, on=day(2))
    assert list(form.errors) == ["date"]
    html = form.as_div()
    assert 'value="31.2.2026"' in html
    assert 'value="Kirjaston sali"' in html


@pytest.mark.django_db
def test_a_correction_offers_what_the_record_says():
    from adoption import services

    region = Region()
    data = {"quantity": 500, "languages": ["fi"], "printer": "Paino", "ordered_on": day(1), "cost_eur": 9}
    order = region.do(services.order_cards, **data)
    form = forms.OrderCardsForm(adoption=region.adoption, by=region.kaikukeskus, on=day(2), record=order)
    assert {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()} == data
