"""How forms are rendered everywhere: one field template, with errors and hints tied to their inputs."""

from django.forms.renderers import DjangoTemplates
from django.template.loader import get_template

# Django's own makes a template of every option; ours does not.
INSTEAD = {"django/forms/widgets/select.html": "partials/select.html"}


class AccessibleForms(DjangoTemplates):
    """Fields and lists to choose from through our own templates, from the site's folders; other widgets are Django's."""

    form_template_name = "partials/form_fields.html"
    field_template_name = "partials/field.html"

    def get_template(self, template_name):
        template_name = INSTEAD.get(template_name, template_name)
        if template_name.startswith("partials/"):
            return get_template(template_name)
        return super().get_template(template_name)
