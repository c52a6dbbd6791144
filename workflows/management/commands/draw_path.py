"""Draw the path, or one of its flows, from the declarations that the site runs on."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from workflows import paths
from workflows.drawing.bpmn import bpmn
from workflows.drawing.document import document
from workflows.drawing.mermaid import mermaid
from workflows.drawing.model import Drawing
from workflows.drawing.of_flow import drawing_of, flows_by_name
from workflows.drawing.of_path import drawing_of_path
from workflows.drawing.svg import svg

DOCUMENT = "docs/path.md"
WRITERS = {"mermaid": mermaid, "svg": svg, "bpmn": bpmn}


class Command(BaseCommand):
    """Prints the drawing, or writes it to a file; with --document, all of it as `docs/path.md`."""

    help = "Draw the path, or with --flow one of its flows."

    def add_arguments(self, parser):
        flows = sorted({name for path in paths.PATHS for name in flows_by_name(path)})
        parser.add_argument("--format", choices=WRITERS, default="mermaid")
        parser.add_argument("--flow", choices=flows, help="the flow to draw instead of the path")
        parser.add_argument("--language", choices=dict(settings.LANGUAGES), default=settings.LANGUAGE_CODE)
        parser.add_argument(
            "--number",
            type=int,
            choices=[path.number for path in paths.PATHS],
            default=paths.PATHS[-1].number,
            help="the version of the path; without it, the newest",
        )
        parser.add_argument("--output", type=Path, help="the file to write, instead of printing")
        parser.add_argument("--document", action="store_true", help=f"write {DOCUMENT} instead")

    def handle(self, *args, **options):
        path = paths.version(options["number"])
        if options["document"]:
            return self._say(document(path), options["output"] or settings.ROOT / DOCUMENT)
        with translation.override(options["language"]):
            return self._say(WRITERS[options["format"]](drawn(path, options["flow"])), options["output"])

    def _say(self, text: str, output: Path | None) -> None:
        if output:
            output.write_text(text, encoding="utf-8")
        else:
            self.stdout.write(text, ending="")


def drawn(path: paths.PathVersion, flow: str | None) -> Drawing:
    if flow is None:
        return drawing_of_path(path)
    flows = flows_by_name(path)
    if flow not in flows:
        raise CommandError(f"Version {path.number} of the path has no flow {flow}.")
    return drawing_of(flows[flow])
