"""What stands in no log, and what stands there in one line."""

import logging
import re

from django.core.exceptions import PermissionDenied

KEY = re.compile(r"(/l/|/unsubscribe/|/calendar/(?=[\w-]+\.ics))[\w.-]+")


class WithoutLinks(logging.Filter):
    """The addresses of links in letters and of calendars are keys: a log says only that there was one."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = KEY.sub(r"\1…", record.getMessage()), ()
        return True


class ReasonInOneLine(logging.Filter):
    """What a mail server answers, and that somebody may not see a page, is no fault of the code: the reason is enough."""

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if record.exc_info else None
        is_of_mail = record.name.partition(".")[0] == "post_office" and isinstance(error, OSError)
        if is_of_mail or isinstance(error, PermissionDenied):
            said = " ".join(f"{record.getMessage()}: {error}".split()).removesuffix(":")
            record.msg, record.args, record.exc_info, record.exc_text = said, (), None, None
        return True
