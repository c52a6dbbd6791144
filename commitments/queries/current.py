"""What of the network counts now: its partners and sites, the texts agreed to, and what is still waited for."""

from collections.abc import Collection
from datetime import date

from adoption.declarations import Outcome, Turn
from adoption.models import DecisionCarriedOut
from commitments.declarations import TextKind
from commitments.models import (
    CommitmentText,
    Countersignature,
    LimitationOption,
    ModelVersion,
    Partner,
    PartnerCommitment,
    PartnershipAcceptance,
    Site,
)


def partners_of(adoption) -> list[Partner]:
    """Partners that have not left, by name."""
    return list(adoption.partners.present().order_by("name", "pk"))


def partners_without_commitment(adoption) -> list[Partner]:
    return list(adoption.partners.present().uncommitted().order_by("name", "pk"))


def distributors_to_consult_on(adoption) -> list[Partner]:
    """Distributors on whom Kaikukeskus has given no view (R72)."""
    return list(adoption.partners.present().distributors().unconsulted().order_by("name", "pk"))


def sites_of(adoption) -> list[Site]:
    """Open sites of committed partners, with their partners."""
    sites = Site.objects.committed().filter(partner__adoption=adoption)
    return list(sites.select_related("partner").order_by("partner__name", "name", "pk"))


def sites_without_access(adoption) -> list[Site]:
    """Committed sites that have no rights in Kaikukanta yet (R41.6)."""
    sites = Site.objects.committed().filter(partner__adoption=adoption).without_access()
    return list(sites.select_related("partner").order_by("partner__name", "name", "pk"))


def commitments_of(adoption) -> list[PartnerCommitment]:
    """Commitments in force, with partner, model version and limitation."""
    rows = PartnerCommitment.objects.in_force().filter(adoption=adoption)
    return list(
        rows.select_related("partner", "model_version", "limitation_option").order_by("partner__name", "pk")
    )


def commitment_of(partner: Partner) -> PartnerCommitment | None:
    """The partner's commitment in force."""
    return PartnerCommitment.objects.in_force().filter(partner=partner).first()


def limitations_waiting(adoption) -> list[PartnerCommitment]:
    """Commitments with a limitation in words on which, as it reads now, Kaikukeskus has not decided (R55)."""
    rows = PartnerCommitment.objects.limitation_waiting().filter(adoption=adoption)
    return list(rows.select_related("partner").order_by("partner__name", "pk"))


def acceptances_of(adoption) -> dict[Turn, PartnershipAcceptance]:
    """Each side's standing acceptance of the partnership commitment, with its text. One query."""
    rows = PartnershipAcceptance.objects.standing().filter(adoption=adoption).select_related("text")
    return {Turn(row.turn): row for row in rows}


def agreed_text(adoption) -> CommitmentText | None:
    """The text that both sides accepted, if it is one and the same (R65)."""
    accepted = acceptances_of(adoption)
    texts = {row.text_id: row.text for row in accepted.values()}
    return next(iter(texts.values())) if len(accepted) == 2 and len(texts) == 1 else None


def countersignature_of(adoption) -> Countersignature | None:
    return Countersignature.objects.standing().filter(adoption=adoption).select_related("text").first()


def texts_of(kind: TextKind) -> list[CommitmentText]:
    """Versions of a kind of text, the latest first."""
    return list(CommitmentText.objects.filter(kind=kind).order_by("-valid_from", "-pk"))


def texts_in_use(kind: TextKind, on: date, *, also: Collection[int] = ()) -> list[CommitmentText]:
    """Those that may be accepted on a day, and those whose keys are given, which come first."""
    texts = texts_of(kind)
    kept = [text for text in texts if text.pk in also]
    in_use = [text for text in texts if text.valid_until is None or text.valid_until >= on]
    return list(dict.fromkeys([*kept, *in_use]))


def versions() -> list[ModelVersion]:
    """Versions of the national operating model, the latest first."""
    return list(ModelVersion.objects.all())


def limitation_options() -> list[LimitationOption]:
    """The catalogue of limits; empty until Kaikukeskus enters it (R55)."""
    return list(LimitationOption.objects.select_related("model_version").order_by("model_version", "pk"))


def is_permanent(adoption) -> bool:
    """Both sides' decision to continue was carried out: commitments are open-ended from now on (R69)."""
    carried = DecisionCarriedOut.objects.standing().filter(adoption=adoption)
    return carried.filter(outcome=Outcome.CONTINUE).exists()
