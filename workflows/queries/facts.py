"""Builds `Facts` and the dates that due dates hang on: two queries for any number of cases."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, Subquery

from accounts.models import User
from adoption import models as adoption
from adoption.declarations import SessionKind, Turn
from workflows.facts import Facts
from workflows.gates import ALL, Severity
from workflows.models import AdoptionCase, Ending, Hold, Override
from workflows.queries.evidence import EVIDENCE
from workflows.queries.network_facts import network_facts
from workflows.queries.prepared import Prepared

_SOFT = tuple(gate.name for gate in ALL.values() if gate.severity is Severity.SOFT)
_DECISIONS = ("culture_decision", "care_decision")
_FLAGS = tuple(f.name for f in fields(Facts) if f.type in (bool, "bool") and f.name in EVIDENCE)


@dataclass(frozen=True, slots=True)
class CaseDates:
    """Days that due dates hang on; None while the thing has no date."""

    info_session: date | None = None
    training: date | None = None
    workshop: date | None = None
    meeting: date | None = None
    cards_ordered: date | None = None
    pilot_start: date | None = None
    pilot_end: date | None = None
    review: date | None = None

    @property
    def pilot_half(self) -> date | None:
        if self.pilot_start is None:
            return None
        return self.pilot_start + timedelta(days=(self.pilot_end - self.pilot_start).days // 2)


def load(cases: Iterable[AdoptionCase]) -> None:
    """Set `facts` and `dates` on every case given, its open hold, and who looks after its statistics."""
    cases = list(cases)
    if not cases:
        return
    pks, adoptions = [case.pk for case in cases], [case.adoption_id for case in cases]
    rows = {row["pk"]: row for row in _FLAG_ROWS.rows(pks)}
    network = network_facts(adoptions)
    for case in cases:
        row = rows[case.pk]
        case.facts = Facts(
            **{name: row[f"f_{name}"] for name in _FLAGS},
            **_derived(row),
            **network[case.adoption_id],
        )
        case.dates, case.statistics_person_id = _dates(row), row["p_statistics"]
        case.hold_id = row["p_hold"]


def workers() -> tuple[tuple[int, str, str], ...]:
    """Keys, names and addresses of the workers of Kaikukeskus: what facts and who advises a case depend on beside its
    log and the register. One query.
    """
    found = User.objects.filter(is_kaikukeskus=True, is_active=True).order_by("pk")
    return tuple(found.values_list("pk", "name", "email"))


def _latest(queryset, value: str) -> Subquery:
    return Subquery(queryset.filter(adoption=OuterRef("adoption")).order_by("-pk").values(value)[:1])


def _current_period(value: str) -> Subquery:
    rows = adoption.PilotPeriod.objects.standing().filter(adoption=OuterRef("adoption"))
    return Subquery(rows.order_by("-round").values(value)[:1])


def _flag_rows(pks: list[int]):
    annotations = {f"f_{name}": EVIDENCE[name].exists() for name in _FLAGS if name != "artwork_submitted"}
    annotations["f_artwork_submitted"] = _artwork_waiting_or_approved()
    return (
        AdoptionCase.objects.filter(pk__in=pks)
        .annotate(
            **annotations,
            **_people(),
            **_beside(),
            **_overrides(),
            **_texts(),
            **_decisions(),
            **_languages(),
            **_session_dates(),
            p_statistics=_latest(EVIDENCE["statistics_person"].rows(), "contact__user"),
            d_cards_ordered=_latest(adoption.PrintOrder.objects.standing(), "ordered_on"),
            d_pilot_start=_current_period("starts"),
            d_pilot_end=_current_period("ends"),
            d_review=_open_hold("review_on"),
            p_hold=_open_hold("pk"),
        )
        .values("pk", *_VALUES, *(f"f_{name}" for name in _FLAGS))
    )


def _open_hold(value: str) -> Subquery:
    return Subquery(Hold.objects.lasting().filter(case=OuterRef("pk")).values(value)[:1])


def _artwork_waiting_or_approved() -> Exists:
    returned = adoption.ArtworkDecision.objects.standing().filter(artwork=OuterRef("pk"), approved=False)
    waiting = adoption.Artwork.objects.standing().filter(adoption=OuterRef("adoption"))
    return Exists(waiting.exclude(Exists(returned)))


def _people() -> dict:
    contacts = adoption.Contact.objects.filter(adoption=OuterRef("adoption"), ends=None)
    return {
        "x_adviser": Q(adviser__is_active=True, adviser__is_kaikukeskus=True),
        "x_coordinator": Exists(contacts.filter(coordinator=True, user__is_kaikukeskus=False)),
        "x_municipality": Exists(
            adoption.RegionMunicipality.objects.filter(region=OuterRef("adoption__region"))
        ),
        "x_county": _county_takes_part_or_there_is_none(),
    }


def _county_takes_part_or_there_is_none() -> Q:
    """Helsinki and Åland are not of any wellbeing services county that could take part (R58)."""
    own = {"region": OuterRef("adoption__region")}
    of_county = adoption.RegionMunicipality.objects.filter(**own).exclude(
        municipality__county__in=adoption.County.NONE
    )
    return Q(Exists(adoption.Region.counties.through.objects.filter(**own))) | ~Q(Exists(of_county))


def _beside() -> dict:
    def said(turn: Turn) -> Exists:
        return Exists(Ending.objects.standing().filter(case=OuterRef("pk"), turn=turn))

    return {
        "x_on_hold": Exists(Hold.objects.lasting().filter(case=OuterRef("pk"))),
        "x_culture_ends": said(Turn.CULTURE),
        "x_care_ends": said(Turn.CARE),
        "x_centre_ends": said(Turn.CENTRE),
    }


def _overrides() -> dict:
    """Soft gates passed with a reason, a column each."""
    passed = Override.objects.standing().filter(case=OuterRef("pk"))
    return {f"o_{name}": Exists(passed.filter(gate=name)) for name in _SOFT}


def _texts() -> dict:
    return {
        f"x_{name}": _latest(EVIDENCE[name].rows(), "text")
        for name in ("culture_text", "care_text", "countersigned_text")
    }


def _decisions() -> dict:
    annotations = {}
    for name in _DECISIONS:
        rows = EVIDENCE[name].rows().filter(round=_current_period("pk"))
        annotations[f"x_{name}"] = _latest(rows, "outcome")
        annotations[f"u_{name}"] = _latest(rows, "until")
    carried = EVIDENCE["carried_out"].rows().filter(round=_current_period("pk"))
    return annotations | {"x_carried_out": _latest(carried, "outcome")}


def _languages() -> dict:
    memberships = adoption.RegionMunicipality.objects.filter(region=OuterRef("adoption__region"))
    return {
        "l_fi": Exists(memberships.filter(municipality__language_status__contains="fi")),
        "l_sv": Exists(memberships.filter(municipality__language_status__contains="sv")),
        "l_made": _latest(EVIDENCE["local_material"].rows(), "languages"),
    }


def _session_dates() -> dict:
    kinds = {
        "info_session": SessionKind.INFO,
        "training": SessionKind.TRAINING,
        "workshop": SessionKind.WORKSHOP,
        "meeting": SessionKind.MEETING,
    }
    sessions = adoption.Session.objects.standing()
    return {f"d_{name}": _latest(sessions.filter(kind=kind), "date") for name, kind in kinds.items()}


_VALUES = (
    *_people(),
    *_beside(),
    *_overrides(),
    *_texts(),
    *_decisions(),
    *_languages(),
    *_session_dates(),
    "p_statistics",
    "p_hold",
    "d_cards_ordered",
    "d_pilot_start",
    "d_pilot_end",
    "d_review",
)


def _derived(row: dict) -> dict:
    flags = (
        "adviser",
        "coordinator",
        "municipality",
        "county",
        "on_hold",
        "culture_ends",
        "care_ends",
        "centre_ends",
    )
    texts = ("culture_text", "care_text", "countersigned_text")
    return {
        **{name: bool(row[f"x_{name}"]) for name in flags},
        **{name: str(row[f"x_{name}"] or "") for name in texts},
        **{name: decision(row[f"x_{name}"], row[f"u_{name}"]) for name in _DECISIONS},
        "carried_out": row["x_carried_out"] or "",
        "languages_covered": _languages_covered(row),
        "overridden": frozenset(name for name in _SOFT if row[f"o_{name}"]),
    }


def decision(outcome: str | None, until: date | None) -> str:
    """Outcome, with its date where it has one: two extensions to different days are different decisions."""
    if not outcome:
        return ""
    return f"{outcome}:{until.isoformat()}" if until else outcome


def _languages_covered(row: dict) -> bool:
    if row["l_made"] is None:
        return True
    needed = {code for code in ("fi", "sv") if row[f"l_{code}"]}
    return needed <= set(row["l_made"])


def _dates(row: dict) -> CaseDates:
    return CaseDates(**{f.name: row[f"d_{f.name}"] for f in fields(CaseDates)})


_FLAG_ROWS = Prepared(_flag_rows)
