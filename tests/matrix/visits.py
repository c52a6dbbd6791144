"""People visit addresses. Whatever a visit changes is taken back, and each knows what it asked of the database."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.test import Client

from accounts.models import User

READS = ("SELECT", "SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO SAVEPOINT")


@contextmanager
def taken_back() -> Iterator[None]:
    """Nothing that happens within lasts."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def heard() -> Iterator[list[str]]:
    """The statements sent to the database meanwhile."""
    said = []

    def listen(execute, sql, params, many, context):
        said.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(listen):
        yield said


@cache
def _counting() -> str:
    tables = sorted({model._meta.db_table for model in apps.get_models(include_auto_created=True)})
    return " UNION ALL ".join(f"SELECT '{table}', COUNT(*) FROM \"{table}\"" for table in tables)


def rows() -> Counter:
    """How many rows each table of the site holds."""
    with connection.cursor() as cursor:
        cursor.execute(_counting())
        return Counter(dict(cursor.fetchall()))


class Visitors:
    """Clients of people by kind. Every visit begins with the cookies of a person who has just signed in."""

    def __init__(self, people: dict[str, User | None], **client):
        self.people = people
        self.clients = {kind: Client(raise_request_exception=False, **client) for kind in people}
        self.keys = {}
        for kind, user in people.items():
            if user is not None:
                self.clients[kind].force_login(user, backend=settings.AUTHENTICATION_BACKENDS[-1])
                self.keys[kind] = self.clients[kind].cookies[settings.SESSION_COOKIE_NAME].value

    def get(self, kind: str, url: str, query: dict | None = None):
        """The answer, with its `queries` and those of them that are `writes`."""
        with taken_back(), heard() as said:
            answer = self._client(kind).get(url, query or {})
        answer.queries = [sql for sql in said if sql.startswith("SELECT")]
        answer.writes = [sql for sql in said if not sql.startswith(READS)]
        return answer

    def post(self, kind: str, url: str, data: dict | None = None):
        """The answer, with the tables that have more or fewer rows after it, as `changed`."""
        with taken_back():
            before = rows()
            answer = self._client(kind).post(url, data or {})
            after = rows()
        answer.changed = {table for table in after if after[table] != before[table]}
        return answer

    def _client(self, kind: str) -> Client:
        client = self.clients[kind]
        client.cookies.clear()
        if kind in self.keys:
            client.cookies[settings.SESSION_COOKIE_NAME] = self.keys[kind]
        return client
