"""Draw the path, or one of its flows, from the declarations that the site runs on."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import translation

from workflows.drawing.bpmn import bpmn
from workflows.drawing.document import document
from workflows.drawing.mermaid import mermaid
from workflows.drawing.of_flow import BY_NAME, drawing_of
from workflows.drawing.of_path import drawing_of_path
from workflows.drawing.svg import svg

DOCUMENT = "docs/path.md"
WRITERS = {"mermaid": mermaid, "svg": svg, "bpmn": bpmn}


class Command(BaseCommand):
    """Prints the drawing, or writes it to a file; with --document, all of it as `docs/path.md`."""

    help = "Draw the path, or with --flow one of its flows."

    def add_arguments(self, parser):
        parser.add_argument("--format", choices=WRITERS, default="mermaid")
        parser.add_argument("--flow", choices=sorted(BY_NAME), help="the flow to draw instead of the path")
        parser.add_argument("--language", choices=dict(settings.LANGUAGES), default=settings.LANGUAGE_CODE)
        parser.add_argument("--output", type=Path, help="the file to write, instead of printing")
        parser.add_argument("--document", action="store_true", help=f"write {DOCUMENT} instead")

    def handle(self, *args, **options):
        if options["document"]:
            return self._say(document(), options["output"] or settings.ROOT / DOCUMENT)
        with translation.override(options["language"]):
            return self._say(self._drawn(options), options["output"])

    def _drawn(self, options) -> str:
        flow = BY_NAME.get(options["flow"])
        return WRITERS[options["format"]](drawing_of(flow) if flow else drawing_of_path())

    def _say(self, drawn: str, output: Path | None) -> None:
        if output:
            output.write_text(drawn, encoding="utf-8")
        else:
            self.stdout.write(drawn, ending="")
