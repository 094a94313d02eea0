"""The CSV files of a country pack: which rows they hold, and by which columns a row is known."""

from dataclasses import dataclass

from sampan.vocabulary.countries.rows import (
    Authority,
    DocumentKind,
    EntitlementRow,
    EvidenceGround,
    Fact,
    GuideQuestion,
    Hotline,
    Instrument,
    ProcedureStep,
    ProvinceRow,
    RightRow,
    SpokenLanguage,
    Status,
    SupportGroup,
    SupportRegime,
)


@dataclass(frozen=True)
class Table:
    """One file of a pack: its name in the pack, its row type, and the columns that say which row it is."""

    name: str
    file: str
    row_type: type[Fact]
    key: tuple[str, ...] = ("code",)

    def key_of(self, row: Fact) -> tuple[object, ...]:
        """Return what a row is known by: a row of a node with the same key takes its place."""
        return tuple(getattr(row, column) for column in self.key)


TABLES = (
    Table("authorities", "authorities.csv", Authority, ("code", "valid_from")),
    Table("procedure", "procedure.csv", ProcedureStep, ("code", "version")),
    Table("statuses", "statuses.csv", Status),
    Table("support_regimes", "support_regimes.csv", SupportRegime),
    Table("support_groups", "support_groups.csv", SupportGroup),
    Table("entitlement_rows", "entitlements.csv", EntitlementRow, ("regime", "group", "valid_from")),
    Table("provinces", "provinces.csv", ProvinceRow),
    Table("documents", "documents.csv", DocumentKind),
    Table("languages", "languages.csv", SpokenLanguage),
    Table("hotlines", "hotlines.csv", Hotline, ("number",)),
    Table("evidence", "evidence.csv", EvidenceGround),
    Table("instruments", "instruments.csv", Instrument),
    Table("rights", "rights.csv", RightRow, ("right", "valid_from")),
    Table("questions", "guide_questions.csv", GuideQuestion),
)
FILES = {table.file: table for table in TABLES}
