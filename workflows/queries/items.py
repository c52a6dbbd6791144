"""From an item's key to the thing itself, always within one case: a foreign key finds nothing."""

from collections.abc import Iterable

from django.db import models

from adoption.models import Contact, Session
from commitments.models import Partner, PartnerCommitment, Site
from workflows.items import kind_of, pk_of
from workflows.models import AdoptionCase
from workflows.queries import records


def _of_kind(kind: str, case: AdoptionCase) -> models.QuerySet:
    querysets = {
        "partner": Partner.objects.filter(adoption=case.adoption_id).select_related("adoption"),
        "site": _committed_sites(case),
        "session": Session.objects.standing().filter(adoption=case.adoption_id),
        "contact": Contact.objects.filter(adoption=case.adoption_id).select_related("user"),
        "commitment": PartnerCommitment.objects.filter(adoption=case.adoption_id).select_related("partner"),
    }
    return querysets[kind]


def _committed_sites(case: AdoptionCase) -> models.QuerySet:
    """Open sites of members: no other has access or is onboarded (R68)."""
    return Site.objects.committed().filter(partner__adoption=case.adoption_id).select_related("partner")


def find(case: AdoptionCase, key: str):
    """The thing, or None when the key is empty, malformed, of another case, or of nothing."""
    if not key:
        return None
    try:
        if kind_of(key) == "record":
            return records.find(case, pk_of(key))
        return _of_kind(kind_of(key), case).filter(pk=pk_of(key)).first()
    except (KeyError, ValueError):
        return None


def partners_behind(case: AdoptionCase, keys: Iterable[str]) -> dict[str, Partner]:
    """The partner that each partner's or site's key stands for. At most two queries; other keys are left out."""
    by_kind = {"partner": set(), "site": set()}
    for key in keys:
        if kind_of(key) in by_kind:
            by_kind[kind_of(key)].add(pk_of(key))
    found = {}
    if by_kind["partner"]:
        found |= {f"partner:{p.pk}": p for p in _of_kind("partner", case).filter(pk__in=by_kind["partner"])}
    if by_kind["site"]:
        found |= {f"site:{s.pk}": s.partner for s in _of_kind("site", case).filter(pk__in=by_kind["site"])}
    return found
