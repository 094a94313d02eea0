"""Build the situation report from counts: a pure function, the same counts give the same report."""

from datetime import date

from sampan.partnership.figures.facts import Section, SituationCounts, SituationReport
from sampan.partnership.figures.groupings import MILESTONES
from sampan.partnership.figures.sections_exploitation import (
    forced_criminality_section,
    form_section,
    place_section,
)
from sampan.partnership.figures.sections_outcomes import (
    comparison_section,
    milestone_section,
    milestone_table,
    milestone_titles,
    reintegration_section,
)
from sampan.partnership.figures.sections_people import (
    age_section,
    education_section,
    sex_section,
    year_section,
)
from sampan.partnership.figures.wording import Translate, Wording

_SECTIONS = (
    year_section,
    milestone_section,
    place_section,
    sex_section,
    age_section,
    education_section,
    form_section,
    forced_criminality_section,
    reintegration_section,
)


def build_report(
    counts: SituationCounts,
    *,
    node: str,
    generated_on: date,
    language: str = "en",
    translate: Translate = str,
    earlier: SituationCounts | None = None,
) -> SituationReport:
    """The report of one period, in one language, for the node's own people.

    `translate` turns an English phrase into the language (gettext's function); `earlier` adds a
    comparison with another period. Subjects without any record are left out. Counts are exact and small
    cells are shown: the report says that it is not for publication.
    """
    wording = Wording(language, translate)
    sections = [make(counts, wording) for make in _SECTIONS]
    if earlier is not None:
        sections.append(comparison_section(earlier, counts, wording))
    return SituationReport(
        title=wording.translate("Situation report"),
        period=wording.period(counts.first, counts.last),
        first=counts.first,
        last=counts.last,
        node=node,
        generated_on=generated_on,
        language=language,
        headline=_headline(counts, wording),
        sections=tuple(section for section in sections if isinstance(section, Section)),
        notes=_notes(counts, wording),
    )


def _headline(counts: SituationCounts, wording: Wording) -> tuple[str, ...]:
    titles = milestone_titles(wording)
    lines = [wording.say("{people} registered.", people=wording.people(counts.persons))]
    for kind in MILESTONES:
        total = milestone_table(counts, kind).total
        if total:
            lines.append(f"{titles[kind]}: {wording.numerals.count(total)}")
    return tuple(lines)


def _notes(counts: SituationCounts, wording: Wording) -> tuple[str, ...]:
    notes = [
        wording.translate(
            "Internal: not for publication. Small cells are not suppressed and can point at a person."
        ),
        wording.translate("Persons may be counted in two countries when two nodes hold a record of them."),
        wording.translate(
            "'Not recorded' is not 'no': percentages are of persons for whom the item is recorded."
        ),
    ]
    if counts.first or counts.last:
        notes.append(
            wording.translate("Persons without a year of registration are left out of a limited period.")
        )
    return tuple(notes)
