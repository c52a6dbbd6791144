"""Forms of the acts that change what stands beside the stage: adviser, holds, overrides, endings, sending back."""

from .adviser import AdviserForm
from .beside import EndForm, HoldForm, OverrideForm
from .send_back import SendBackForm

__all__ = ["AdviserForm", "EndForm", "HoldForm", "OverrideForm", "SendBackForm"]
