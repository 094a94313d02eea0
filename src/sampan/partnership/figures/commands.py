"""What `sampan report` does, apart from reading its arguments and writing the file."""

import json
from datetime import date

from django.utils import translation

from sampan.partnership.figures.queries import situation_report
from sampan.partnership.figures.writing import to_html, to_json, to_pdf
from sampan.registry.access.reader import Reader
from sampan.registry.clock.queries import house_today


def run_report(
    *, reader: Reader, node: str, first: date | None, last: date | None, language: str, format: str
) -> bytes:
    """Return the situation report of a period, both days included, as json, html or pdf."""
    with translation.override(language):
        report = situation_report(
            reader=reader,
            node=node,
            generated_on=house_today(),
            language=language,
            first=first,
            last=last,
        )
        if format == "pdf":
            return to_pdf(report, translate=translation.gettext)
        if format == "html":
            return to_html(report, translate=translation.gettext).encode()
        return (json.dumps(to_json(report), ensure_ascii=False, indent=2) + "\n").encode()
