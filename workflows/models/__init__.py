"""Where a case is and what is asked of whom: the only tables that know about stages."""

from .case import AdoptionCase
from .configuration import DueOffset
from .events import CaseEvent
from .standing import Ending, Hold, Override
from .tasks import CaseTask, Draft, StageWork, TaskBefore

__all__ = [
    "AdoptionCase",
    "CaseEvent",
    "CaseTask",
    "Draft",
    "DueOffset",
    "Ending",
    "Hold",
    "Override",
    "StageWork",
    "TaskBefore",
]
