"""Loads the register of municipalities: the project's own file, or the next year's."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from adoption.models.days import shown
from adoption.services import register

SHOWN = 20


class Command(BaseCommand):
    help = "Loads the register of municipalities. The same file again changes nothing."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--file", type=Path, help="a file with the columns of adoption/data/README.md")
        parser.add_argument(
            "--successor",
            action="append",
            default=[],
            metavar="123=456",
            help="municipality 123, which the file has no more, became part of 456; may be given again",
        )

    def handle(self, *, file: Path | None, successor: list[str], **options) -> None:
        try:
            loaded = register.load(_content(file), successors=_pairs(successor))
        except register.Older as older:
            if file is not None:
                raise CommandError(_told(older)) from older
            self.stdout.write(_told(older))
        except register.Refused as refused:
            raise CommandError(_told(refused)) from refused
        else:
            self._tell(loaded)

    def _tell(self, loaded: register.Loaded) -> None:
        if loaded.is_nothing:
            self.stdout.write(_("Nothing changed: the register has the file's municipalities already."))
            return
        said = {"total": loaded.total, "added": len(loaded.added), "changed": len(loaded.changed)}
        self.stdout.write(
            _("The register has %(total)d municipalities; new: %(added)d, changed: %(changed)d.") % said
        )
        for one in loaded.closed:
            said = {"name": one.name, "day": shown(one.closed_on), "successor": one.successor.name}
            self.stdout.write(_("%(name)s is closed from %(day)s and part of %(successor)s.") % said)
        for place in loaded.running:
            said = {"name": place.municipality.name, "region": place.region}
            self.stdout.write(_("%(name)s is in the running region %(region)s. Check that region.") % said)


def _content(file: Path | None) -> bytes:
    try:
        return (file or register.PUBLISHED).read_bytes()
    except OSError as error:
        sentence = _("The file %(file)s cannot be read: %(why)s.")
        raise CommandError(sentence % {"file": file, "why": error.strerror}) from error


def _pairs(given: list[str]) -> dict[str, str]:
    pairs = [text.partition("=") for text in given]
    for former, equals, successor in pairs:
        if not (former and equals and successor):
            raise CommandError(_("Give a successor as two codes, for example --successor 123=456."))
    return {former.strip(): successor.strip() for former, _equals, successor in pairs}


def _told(refused: register.Refused) -> str:
    """The faults, one a line; of many, the first ones and how many more there are."""
    lines = [str(fault) for fault in refused.faults[:SHOWN]]
    if more := len(refused.faults) - len(lines):
        lines.append(_("And %(more)d more.") % {"more": more})
    return "\n".join(lines)
