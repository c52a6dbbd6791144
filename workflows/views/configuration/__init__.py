"""What Kaikukeskus may change without a programmer: due days, closed periods, catalogues of commitments."""

from .catalogues import (
    add_limitation_option,
    add_model_version,
    add_text,
    catalogues,
    change_limitation_option,
    change_text,
    remove_limitation_option,
    set_model_validity,
)
from .closed_periods import add_closed_period, change_closed_period, closed_periods, remove_closed_period
from .due_days import change_due_days, clear_due_days, due_days
from .pages import configuration

__all__ = [
    "add_closed_period",
    "add_limitation_option",
    "add_model_version",
    "add_text",
    "catalogues",
    "change_closed_period",
    "change_due_days",
    "change_limitation_option",
    "change_text",
    "clear_due_days",
    "closed_periods",
    "configuration",
    "due_days",
    "remove_closed_period",
    "remove_limitation_option",
    "set_model_validity",
]
