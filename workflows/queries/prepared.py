"""Queries whose SQL Django makes once, where making it anew would take longer than running it."""

from collections.abc import Callable, Iterator
from itertools import chain

from django.db import connections
from django.db.models import QuerySet

_ANY_KEY = -987_654_321


class Prepared:
    """A `values()` query for some keys, whose SQL is kept for every kind of database.

    `build` takes a list of keys and must use it only as `…__in=keys`.
    """

    def __init__(self, build: Callable[[list[int]], QuerySet]):
        self.build = build
        self.statements: dict[str, _Statement] = {}

    def rows(self, keys: list[int]) -> list[dict]:
        """The rows for the keys, as dictionaries. One query, on the connection of this thread."""
        connection = connections["default"]
        if connection.vendor not in self.statements:
            self.statements[connection.vendor] = _Statement(self.build([_ANY_KEY]), connection)
        return list(self.statements[connection.vendor].rows(keys, connection))


class _Statement:
    """SQL, its parameters with one that stands for the keys, and its columns.

    It belongs to no connection and keeps none: each thread has its own, which goes with it.
    """

    def __init__(self, queryset: QuerySet, connection):
        self.query = queryset.query
        self.names = list(self.query.selected)
        compiler = self.query.get_compiler(connection=connection)
        sql, self.params = compiler.as_sql()
        self.pieces = sql.split("%s")
        self.columns = [column for column, _sql, _alias in compiler.select]

    def rows(self, keys: list[int], connection) -> Iterator[dict]:
        with connection.cursor() as cursor:
            cursor.execute(*self._for(keys))
            found = cursor.fetchall()
        return (dict(zip(self.names, row, strict=True)) for row in self._read(found, connection))

    def _read(self, found: list, connection) -> Iterator:
        """The values as Django reads them from the connection."""
        compiler = self.query.get_compiler(connection=connection)
        converters = compiler.get_converters(self.columns)
        return compiler.apply_converters(found, converters) if converters else iter(found)

    def _for(self, keys: list[int]) -> tuple[str, list]:
        """The SQL with as many places as there are keys where it had one, and the parameters in its places."""
        values = [keys if param == _ANY_KEY else [param] for param in self.params]
        places = [", ".join(["%s"] * len(one)) for one in values]
        sql = "".join(chain.from_iterable(zip(self.pieces, [*places, ""], strict=True)))
        return sql, list(chain.from_iterable(values))
