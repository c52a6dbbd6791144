"""What the database knows of its tables, brought up to date after they grew at one go, as that of a site in use would be."""

from django.db import connection


def know_the_tables() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
