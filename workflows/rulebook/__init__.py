"""The rules of the published page as data, by number, in the order of the page: the only list of them."""

from . import commitment, costs, interest, introduction, materials, network, readings, reasons, steps
from .base import Force, Place, Rule, Text

_MODULES = (introduction, reasons, interest, materials, steps, costs, commitment, network, readings)
RULES: dict[str, Rule] = {rule.number: rule for module in _MODULES for rule in module.RULES}

__all__ = ["RULES", "Force", "Place", "Rule", "Text"]
