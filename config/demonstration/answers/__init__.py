"""What is usually said in each act when a region is walked along the path: cleaned data, as its form would give it.

A function an act: (walk, case, thing) -> data, `thing` being what the act is about. `not_before` is the
earliest day on which the act can be done. Names are plainly invented.
"""

from . import network, pilot, preparation

ANSWERS = preparation.ANSWERS | network.ANSWERS | pilot.ANSWERS

__all__ = ["ANSWERS"]
