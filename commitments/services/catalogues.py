"""What commitments are chosen from, as Kaikukeskus keeps it. What somebody has committed to is never changed."""

from django.db import transaction

from commitments.models import CommitmentText, LimitationOption, ModelVersion


class InUse(Exception):
    """A row of a catalogue that a commitment names: it stays as it was when the commitment was made."""


def add_model_version(data: dict) -> ModelVersion:
    return ModelVersion.objects.create(**data)


def set_validity(version: ModelVersion, *, is_valid: bool) -> None:
    """Whether new commitments may name the version; those that do keep it (R68)."""
    ModelVersion.objects.filter(pk=version.pk).update(is_valid=is_valid)


def add_text(data: dict) -> CommitmentText:
    return CommitmentText.objects.create(**data)


@transaction.atomic
def change_text(text: CommitmentText, data: dict) -> None:
    """New values for a text. Raises `InUse` if its words or mark would change after somebody accepted it (R64)."""
    present = CommitmentText.objects.select_for_update().get(pk=text.pk)
    if is_text_used(present) and _says_otherwise(present, data):
        raise InUse
    for name, value in data.items():
        setattr(present, name, value)
    present.save()


def add_option(data: dict) -> LimitationOption:
    return LimitationOption.objects.create(**data)


@transaction.atomic
def change_option(option: LimitationOption, data: dict) -> None:
    """New words for an option. Raises `InUse` when a venue has chosen it (R55)."""
    refuse_used(option)
    LimitationOption.objects.filter(pk=option.pk).update(**data)


@transaction.atomic
def remove_option(option: LimitationOption) -> None:
    """Raises `InUse` when a venue has chosen it (R55)."""
    refuse_used(option)
    LimitationOption.objects.filter(pk=option.pk).delete()


def is_text_used(text: CommitmentText) -> bool:
    return text.acceptances.exists() or text.countersignatures.exists() or text.partner_commitments.exists()


def refuse_used(option: LimitationOption) -> None:
    """Raises `InUse` when a venue has chosen the option (R55)."""
    if option.commitments.exists():
        raise InUse


def _says_otherwise(text: CommitmentText, data: dict) -> bool:
    fixed = ("kind", "version", "body")
    return any(getattr(text, name) != data[name] for name in fixed if name in data)
