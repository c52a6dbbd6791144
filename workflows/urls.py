"""Addresses of tasks, regions and the pipeline."""

from django.urls import path

from workflows.views import (
    act,
    case,
    configuration,
    inbox,
    pipeline,
    public_contact,
    regions,
    rulebook,
    task,
    tasks,
    undo,
)

app_name = "workflows"
urlpatterns = [
    path("", inbox.inbox, name="inbox"),
    path("tasks/<int:pk>/claim/", tasks.claim, name="claim"),
    path("tasks/<int:pk>/release/", tasks.release, name="release"),
    path("tasks/<int:pk>/hand-over/", tasks.hand_over, name="hand_over"),
    path("regions/", regions.regions, name="regions"),
    path("pipeline/", pipeline.pipeline, name="pipeline"),
    path("board/", pipeline.board, name="board"),
    path("rules/", rulebook.rules, name="rules"),
    path("rules/<str:number>/", rulebook.rule, name="rule"),
    path("tasks/<int:pk>/", task.task, name="task"),
    path("cases/<int:pk>/", case.case, name="case"),
    path("cases/<int:pk>/history/", case.history, name="history"),
    path("cases/<int:pk>/network/", case.network, name="network"),
    path("cases/<int:pk>/take-back/<int:seq>/", undo.undo, name="undo"),
    path("cases/<int:pk>/do/<str:act>/", act.act, name="act"),
    path("cases/<int:pk>/do/<str:act>/<str:item>/", act.act, name="act"),
    path("contact/", public_contact.public_contact, name="public_contact"),
    path("contact/sent/", public_contact.public_contact_sent, name="public_contact_sent"),
    path("contacts/new/", public_contact.register_contact, name="register_contact"),
    path("configuration/", configuration.configuration, name="configuration"),
    path("configuration/due/", configuration.due_days, name="due_days"),
    path("configuration/due/<str:act>/", configuration.change_due_days, name="change_due_days"),
    path("configuration/due/<str:act>/clear/", configuration.clear_due_days, name="clear_due_days"),
    path("configuration/closed/", configuration.closed_periods, name="closed_periods"),
    path("configuration/closed/new/", configuration.add_closed_period, name="add_closed_period"),
    path("configuration/closed/<int:pk>/", configuration.change_closed_period, name="change_closed_period"),
    path(
        "configuration/closed/<int:pk>/remove/",
        configuration.remove_closed_period,
        name="remove_closed_period",
    ),
    path("configuration/catalogues/", configuration.catalogues, name="catalogues"),
    path("configuration/models/new/", configuration.add_model_version, name="add_model_version"),
    path(
        "configuration/models/<int:pk>/validity/",
        configuration.set_model_validity,
        name="set_model_validity",
    ),
    path("configuration/texts/new/", configuration.add_text, name="add_text"),
    path("configuration/texts/<int:pk>/", configuration.change_text, name="change_text"),
    path("configuration/limits/new/", configuration.add_limitation_option, name="add_limitation_option"),
    path(
        "configuration/limits/<int:pk>/",
        configuration.change_limitation_option,
        name="change_limitation_option",
    ),
    path(
        "configuration/limits/<int:pk>/remove/",
        configuration.remove_limitation_option,
        name="remove_limitation_option",
    ),
]
