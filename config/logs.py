"""What stands in no log."""

import logging
import re

LINK = re.compile(r"(/l/|/unsubscribe/)[\w.-]+")


class WithoutLinks(logging.Filter):
    """The address of a link in a letter is a key to what it is for: a log says only that there was one."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = LINK.sub(r"\1…", record.getMessage()), ()
        return True
