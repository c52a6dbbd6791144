"""What stands in no log."""

import logging
import re

KEY = re.compile(r"(/l/|/unsubscribe/|/calendar/(?=[\w-]+\.ics))[\w.-]+")


class WithoutLinks(logging.Filter):
    """The addresses of links in letters and of calendars are keys: a log says only that there was one."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = KEY.sub(r"\1…", record.getMessage()), ()
        return True
