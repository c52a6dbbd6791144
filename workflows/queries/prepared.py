"""Queries whose SQL Django makes once a connection, where making it anew would take longer than running it."""

from collections.abc import Callable, Iterator
from itertools import chain
from weakref import WeakKeyDictionary

from django.db import connections
from django.db.models import QuerySet

_ANY_KEY = -987_654_321


class Prepared:
    """A `values()` query for some keys, whose SQL is kept.

    `build` takes a list of keys and must use it only as `…__in=keys`.
    """

    def __init__(self, build: Callable[[list[int]], QuerySet]):
        self.build = build
        self.statements = WeakKeyDictionary()

    def rows(self, keys: list[int]) -> list[dict]:
        """The rows for the keys, as dictionaries. One query."""
        connection = connections["default"]
        if connection not in self.statements:
            self.statements[connection] = _Statement(self.build([_ANY_KEY]), connection)
        return list(self.statements[connection].rows(keys))


class _Statement:
    """SQL, its parameters with one that stands for the keys, and how Django reads the columns."""

    def __init__(self, queryset: QuerySet, connection):
        self.names = list(queryset.query.selected)
        self.compiler = queryset.query.get_compiler(connection=connection)
        sql, self.params = self.compiler.as_sql()
        self.pieces = sql.split("%s")
        self.converters = self.compiler.get_converters(
            [column for column, _sql, _alias in self.compiler.select]
        )

    def rows(self, keys: list[int]) -> Iterator[dict]:
        with self.compiler.connection.cursor() as cursor:
            cursor.execute(*self._for(keys))
            found = cursor.fetchall()
        if self.converters:
            found = self.compiler.apply_converters(found, self.converters)
        return (dict(zip(self.names, row, strict=True)) for row in found)

    def _for(self, keys: list[int]) -> tuple[str, list]:
        """The SQL with as many places as there are keys where it had one, and the parameters in its places."""
        values = [keys if param == _ANY_KEY else [param] for param in self.params]
        places = [", ".join(["%s"] * len(one)) for one in values]
        sql = "".join(chain.from_iterable(zip(self.pieces, [*places, ""], strict=True)))
        return sql, list(chain.from_iterable(values))
