"""Queries whose SQL Django makes once a connection, where making it anew would take longer than running it."""

from collections.abc import Callable, Iterator
from weakref import WeakKeyDictionary

from django.db import connections
from django.db.models import QuerySet

_ANY_KEY = -987_654_321


class Prepared:
    """A `values()` query for some keys. For one key its SQL is kept; for several it is made as usual.

    `build` takes a list of keys and must use it only as `…__in=keys`.
    """

    def __init__(self, build: Callable[[list[int]], QuerySet]):
        self.build = build
        self.statements = WeakKeyDictionary()

    def rows(self, keys: list[int]) -> list[dict]:
        """The rows for the keys, as dictionaries. One query."""
        return list(self._of_one(keys[0])) if len(keys) == 1 else list(self.build(keys))

    def _of_one(self, key: int) -> Iterator[dict]:
        connection = connections["default"]
        if connection not in self.statements:
            self.statements[connection] = _Statement(self.build([_ANY_KEY]), connection)
        return self.statements[connection].rows(key)


class _Statement:
    """SQL, its parameters with one that stands for the key, and how Django reads the columns."""

    def __init__(self, queryset: QuerySet, connection):
        self.names = list(queryset.query.selected)
        self.compiler = queryset.query.get_compiler(connection=connection)
        self.sql, self.params = self.compiler.as_sql()
        self.converters = self.compiler.get_converters(
            [column for column, _sql, _alias in self.compiler.select]
        )

    def rows(self, key: int) -> Iterator[dict]:
        with self.compiler.connection.cursor() as cursor:
            cursor.execute(self.sql, [key if param == _ANY_KEY else param for param in self.params])
            found = cursor.fetchall()
        if self.converters:
            found = self.compiler.apply_converters(found, self.converters)
        return (dict(zip(self.names, row, strict=True)) for row in found)
