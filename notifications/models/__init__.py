"""What people were told, in the site and by letter, and what they wish to be told."""

from .addresses import RefusedAddress
from .feeds import Feed
from .letters import Letter, LetterItem
from .notices import NoticeQuerySet, Notification
from .preferences import Preference
from .runs import Lease, Reckoning, Run
from .texts import LetterText
from .withdrawals import LinkWithdrawal

__all__ = [
    "Feed",
    "Lease",
    "Letter",
    "LetterItem",
    "LetterText",
    "LinkWithdrawal",
    "NoticeQuerySet",
    "Notification",
    "Preference",
    "Reckoning",
    "RefusedAddress",
    "Run",
]
