"""The catalogues that every installation begins with: public facts only, and what is not known left empty."""

from datetime import date

from adoption.declarations import Language
from commitments.declarations import TextKind
from commitments.models import CommitmentText, ModelVersion

# Published versions of the national operating model (kaikukortti.fi, for the locally responsible persons):
# day, language, and whether it is said to be valid until further notice.
MODEL_VERSIONS = (
    (date(2024, 1, 3), Language.FI, True),
    (date(2022, 1, 13), Language.SV, False),
    (date(2021, 12, 8), Language.EN, False),
)


def load_catalogues() -> dict[str, int]:
    """Add what is missing, and change nothing that is there. Returns how many rows of each kind were added.

    Texts of commitments have one row a kind, without a version mark: which ones there are, Kaikukeskus knows.
    Limitation options have none (R55).
    """
    versions = [_version(*row) for row in MODEL_VERSIONS]
    texts = [CommitmentText.objects.get_or_create(kind=kind, version="")[1] for kind in TextKind]
    return {"model_versions": sum(versions), "texts": sum(texts)}


def _version(published_on: date, language: Language, is_valid: bool) -> bool:
    said = {"published_on": published_on, "language": language}
    return ModelVersion.objects.get_or_create(**said, defaults={"is_valid": is_valid})[1]
