"""Every act of the path by its name. A new act is one declaration in a file of this folder; this finds it."""

from . import (
    anytime,
    commitments,
    contact,
    distribution,
    feedback,
    info_session,
    network,
    onboarding,
    people,
    printing,
    statistics,
    training,
    working_group,
    workshop,
)
from .base import Act

_MODULES = (
    contact,
    info_session,
    working_group,
    training,
    workshop,
    commitments,
    network,
    statistics,
    printing,
    onboarding,
    distribution,
    feedback,
    people,
    anytime,
)
BY_NAME: dict[str, Act] = {
    act.name: act for module in _MODULES for act in vars(module).values() if isinstance(act, Act)
}

__all__ = ["BY_NAME", "Act"]
