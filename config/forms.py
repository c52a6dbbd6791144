"""How forms are rendered everywhere: one field template, with errors and hints tied to their inputs."""

from django.forms.renderers import DjangoTemplates
from django.template.loader import get_template


class AccessibleForms(DjangoTemplates):
    """Fields through our own template, from the site's template folders; widgets as Django has them."""

    form_template_name = "partials/form_fields.html"
    field_template_name = "partials/field.html"

    def get_template(self, template_name):
        if template_name.startswith("partials/"):
            return get_template(template_name)
        return super().get_template(template_name)
