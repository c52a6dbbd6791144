"""Telling people. This package is the library's app (django-notifications-community) with our modules before its own.

Both are named `notifications`; extending the path lets ours stand first while `notifications.base` and
`notifications.signals` still come from the library. A system check fails when ours is not the one that was found.
"""

from pkgutil import extend_path

__path__ = extend_path(__path__, __name__)
