"""The input of a field, with the class that the styles know it by."""

from django import template
from django.forms import CheckboxSelectMultiple
from django.forms.utils import flatatt
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def control(field, css: str) -> SafeString:
    """The field's own widget; classes that the form gave it stay."""
    given = field.field.widget.attrs.get("class", "")
    return field.as_widget(attrs={"class": f"{css} {given}".strip()})


@register.simple_tag
def option_input(option) -> SafeString:
    """One radio button or box of a group. A mistake is said of the group, not of each option."""
    kind = "checkbox" if option.data["type"] == "checkbox" else "radio-button"
    attrs = {name: value for name, value in option.data["attrs"].items() if name != "aria-invalid"}
    widget = {**option.data, "wrap_label": False, "attrs": {**attrs, "class": f"hds-{kind}__input"}}
    return option.parent_widget._render(option.template_name, {"widget": widget}, option.renderer)


@register.filter
def attributes(attrs: dict) -> SafeString:
    """A widget's attributes as they stand in its tag."""
    return flatatt(attrs)


@register.filter
def option_kind(field) -> str:
    return "checkbox" if isinstance(field.field.widget, CheckboxSelectMultiple) else "radio-button"


@register.filter
def leading(label: str) -> str:
    """The label before what is said about it: with a colon, unless it asks a question."""
    return label if str(label).endswith("?") else f"{label}:"


@register.filter
def anchor(field) -> str:
    """Where a link to the field leads: its input, or the first option of a group."""
    return f"{field.auto_id}_0" if field.use_fieldset else field.id_for_label
