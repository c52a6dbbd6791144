"""Prepared queries: one statement for all threads, each of which asks on its own connection and leaves nothing."""

import gc
from weakref import ref

import pytest
from django.db import connection, models
from django.db.models import ExpressionWrapper, F

from accounts.models import User
from tests.workflows.test_concurrency import at_once
from workflows.queries.prepared import Prepared

pytestmark = pytest.mark.postgresql


class ReadBy(models.BigIntegerField):
    """A value that is the connection by which it was read."""

    def from_db_value(self, value, expression, connection):
        return connection


def test_threads_share_a_statement_and_each_asks_on_its_own_connection(committed):
    person, built = User.objects.create_user("paula@example.fi", name="Paula Pohja"), []

    def build(keys: list[int]):
        built.append(keys)
        read_by = ExpressionWrapper(F("pk"), output_field=ReadBy())
        return User.objects.filter(pk__in=keys).values("is_active", read_by=read_by)

    prepared = Prepared(build)

    def asked() -> tuple[list[bool], ref]:
        """What was read, and the thread's connection: it asked and read, and nobody else did."""
        own, by = connection.cursor().db, []

        def heard(execute, sql, params, many, context):
            by.append(context["connection"] is own)
            return execute(sql, params, many, context)

        with connection.execute_wrapper(heard):
            (row,) = prepared.rows([person.pk])
        return [row["is_active"] is True, row["read_by"] is own, *by], ref(own)

    here, (elsewhere,) = asked(), at_once(asked)
    assert (here[0], elsewhere[0], len(built)) == ([True] * 3, [True] * 3, 1)
    gc.collect()
    assert elsewhere[1]() is None
