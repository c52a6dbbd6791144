"""Rows written before their history knew its events: they are as old as they say, so that the past can be read."""

from django.db import migrations
from django.db.models import F


def date_what_is_there(apps, schema_editor):
    for model in _histories(apps, "adoption", "commitments"):
        if "recorded_at" in {field.name for field in model._meta.fields}:
            _first(model).update(history_date=F("recorded_at"))
    _of_regions(apps)
    _of_cases(apps)
    for name in ("Hold", "Override", "Ending"):
        _beside(apps.get_model("workflows", name), apps.get_model("workflows", f"Historical{name}"))


def _histories(apps, *names):
    for name in names:
        yield from (m for m in apps.get_app_config(name).get_models() if m.__name__.startswith("Historical"))


def _first(model):
    return model.objects.filter(history_type="+", history_change_reason=None)


def _of_regions(apps):
    """A region's parts were, as far as is known, what they are now."""
    adoptions = apps.get_model("adoption", "Adoption").objects.order_by("-pk")
    began = dict(adoptions.values_list("region", "created_at"))
    past = apps.get_model("adoption", "HistoricalRegion")
    for region, at in began.items():
        _first(past).filter(id=region).update(history_date=at)
    _municipalities(apps, began)
    _counties(apps, past)


def _municipalities(apps, began):
    past = apps.get_model("adoption", "HistoricalRegionMunicipality")
    rows = apps.get_model("adoption", "RegionMunicipality").objects.exclude(id__in=past.objects.values("id"))
    said = rows.filter(region__in=began).values("id", "region_id", "municipality_id", "running")
    past.objects.bulk_create(
        past(**row, history_date=began[row["region_id"]], history_type="+") for row in said
    )


def _counties(apps, past):
    kept = apps.get_model("adoption", "HistoricalRegion_counties")
    numbers = past.objects.filter(history_change_reason=None).values_list("id", "history_id")
    rows = apps.get_model("adoption", "Region").counties.through.objects.values(
        "id", "region_id", "county_id"
    )
    kept.objects.bulk_create(
        kept(**row, history_id=number)
        for row in rows
        for region, number in numbers
        if region == row["region_id"]
    )


def _of_cases(apps):
    """A case came to a stage when it says so, and no row is later than the one after it."""
    unmarked = apps.get_model("workflows", "HistoricalAdoptionCase").objects.filter(
        history_change_reason=None
    )
    stages, following = {}, {}
    rows = list(unmarked.order_by("history_id"))
    for row in rows:
        if stages.get(row.id) != row.stage:
            row.history_date = row.stage_since
        stages[row.id] = row.stage
    for row in reversed(rows):
        row.history_date = min(row.history_date, following.get(row.id, row.history_date))
        following[row.id] = row.history_date
    unmarked.bulk_update(rows, ["history_date"], batch_size=200)


def _beside(model, past):
    for row in model.objects.exclude(id__in=past.objects.values("id")).values():
        ended = row.get("resumed_at")
        first = row | {"resumed_at": None} if ended else row
        past.objects.create(**first, history_date=row["at"], history_type="+")
        if ended:
            past.objects.create(**row, history_date=ended, history_type="~")


class Migration(migrations.Migration):
    dependencies = [
        ("adoption", "0002_history_of_municipalities_and_counties"),
        ("commitments", "0001_initial"),
        ("workflows", "0004_what_was_typed_may_be_offered_again"),
    ]

    operations = [migrations.RunPython(date_what_is_there, migrations.RunPython.noop)]
