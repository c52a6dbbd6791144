"""Forms as they are rendered: labels, hints and mistakes tied to their inputs."""

import re

from django import forms


class Example(forms.Form):
    name = forms.CharField(label="Name", help_text="As in the passport")
    kind = forms.ChoiceField(
        label="Kind", help_text="Choose", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect
    )
    sure = forms.BooleanField(label="Sure", required=False)
    day = forms.DateField(label="Day", required=False, widget=forms.DateInput(attrs={"class": "day"}))
    trap = forms.CharField(widget=forms.HiddenInput, required=False)


def tags(name: str, html: str) -> list[str]:
    return re.findall(rf"<{name}\b[^>]*>", html)


def test_a_hint_and_a_mistake_are_read_with_their_input():
    html = str(Example({}))
    [name] = [tag for tag in tags("input", html) if 'name="name"' in tag]
    assert 'aria-describedby="id_name_helptext id_name_error"' in name
    assert 'aria-invalid="true"' in name
    assert [f'id="{id_}"' in html for id_ in ("id_name_helptext", "id_name_error")] == [True, True]


def test_a_group_of_choices_is_a_fieldset_with_a_legend_and_says_its_mistake_once():
    html = str(Example({}))
    assert 'aria-describedby="id_kind_helptext id_kind_error"' in tags("fieldset", html)[0]
    assert "<legend>Kind" in html
    radios = [tag for tag in tags("input", html) if 'type="radio"' in tag]
    assert [("aria-invalid" in tag, "hds-radio-button__input" in tag) for tag in radios] == [
        (False, True)
    ] * 2


def test_the_summary_links_each_mistake_to_where_it_is_put_right():
    html = str(Example({}))
    assert re.findall(r'<a href="(#[^"]*)">', html) == ["#id_name", "#id_kind_0"]
    assert 'id="id_kind_0"' in html


def test_a_form_without_mistakes_has_no_summary():
    assert "hds-error-summary" not in str(Example())


def test_every_input_that_is_seen_has_a_label():
    html = str(Example())
    inputs = {re.search(r'id="([^"]*)"', tag)[1] for tag in tags("input", html) if 'type="hidden"' not in tag}
    assert inputs == set(re.findall(r'<label[^>]* for="([^"]*)"', html))


def test_classes_that_a_form_gives_its_input_stay():
    [day] = [tag for tag in tags("input", str(Example())) if 'name="day"' in tag]
    assert 'class="hds-text-input__input day"' in day


def test_what_is_required_is_said_in_words():
    assert str(Example()).count('<span class="req">') == 2
