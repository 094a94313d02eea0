"""The rescue: 121 people registered at once, one of them screened, decided on, and asked for consent."""

import csv
import io
from urllib.parse import urljoin

from sampan.portal.demo.nodes import SEED
from sampan.portal.demo.person import Person
from sampan.portal.demo.rescue import COLUMNS, PEOPLE, rescue_rows, sought
from sampan.portal.demo.story.stage import Stage, expect

DIMENSIONS = ("1", "2", "3", "4", "5", "6")  # the topics of the ILO's operational indicators
# Deceived about the job, held by debt, watched, without papers, hours without end.
ANSWERS = {
    "i1_1": "yes", "i1_2": "yes", "i2_4": "yes", "i2_5": "yes", "i2_6": "yes", "i3_1": "not_asked", "i4_1": "yes",
    "i4_3": "yes", "i5_1": "yes", "i5_6": "yes", "i6_1": "declined",
}  # fmt: skip
VICTIM = "Nạn nhân"  # Law 53/2024/QH15, article 2
GROUPS = ["identity", "contact", "profile", "trafficking"]


def register_the_group(stage: Stage) -> str:
    """A border officer pastes the list of 121 people, looks at the preview and opens all of them."""
    officer = stage.at("vn", "officer")
    follow_sought(stage)
    home = officer.open("")
    expect(home.status == 200, "the officer's work of today opens", found=home.outline())
    stage.facts["figures_before"] = registered(stage)
    asked = officer.open("cases/group/")
    form = asked.form("rows", "happened_on")
    told = {"name": "Ba Cầu, đêm mưa", "people_expected": str(PEOPLE), "rows": _paste()}
    look = officer.submit(asked, form, **told, forms_of_exploitation=["forced_criminality"])
    expect(
        look.status == 200 and str(PEOPLE) in look.words,
        "the preview counts 121 people",
        found=look.outline(),
    )
    opened = officer.submit(look, look.form())
    expect(
        opened.status == 200 and "operation=" in opened.address,
        "the group was opened",
        found=opened.outline(),
    )
    stage.facts["operation"] = opened.address.rsplit("operation=", 1)[1]
    expect(
        _count(officer, opened) == PEOPLE, "121 cases stand in the operation", found=_count(officer, opened)
    )
    return "121 people registered as one group, all or none"


def screen_one(stage: Stage) -> str:
    """The officer finds a woman by her name in Khmer script and screens her; a recommendation is shown."""
    officer = stage.at("vn", "officer")
    case = stage.facts["case"] = find_case(officer, stage.facts["woman"].name)
    asked = officer.open(f"identification/start/{case}/")
    page = officer.submit(asked, asked.form("profile"), profile="adult")
    for dimension in DIMENSIONS:
        expect(f"/{dimension}/" in page.address, f"the topic {dimension} is asked", found=page.outline())
        form = page.form()
        page = officer.submit(
            page, form, **{name: told for name, told in ANSWERS.items() if name in form.fields}
        )
    shown = officer.submit(page, page.form())
    expect(
        "/result/" in shown.address and shown.status == 200,
        "a recommendation is shown",
        found=shown.outline(),
    )
    stage.facts["screening"] = shown.address
    return "one of them found by her name in Khmer script, screened on six topics, recommendation shown"


def decide(stage: Stage) -> str:
    """The supervisor decides, with reasons; what the law makes due then appears with its days."""
    supervisor, case = stage.at("vn", "supervisor"), stage.facts["case"]
    page = supervisor.open(f"identification/decide/{case}/")
    form = page.form("national_status", "reasons")
    refused = supervisor.submit(page, form, national_status="victim")
    expect(refused.status == 422, "a decision without a reason is not taken", found=refused.outline())
    told = {"national_status": "victim", "reasons": ["screening", "own_account"], "text": "Lời kể nhất quán."}
    done = supervisor.submit(page, form, **told)
    expect(
        done.status == 200 and done.address.endswith(f"/cases/{case}/"),
        "the decision stands",
        found=done.outline(),
    )
    expect(VICTIM in done.words, "the case's page says so in the law's word", found=done.outline())
    owed = {address for address, _ in done.links if "/identification/deadline/" in address}
    expect(owed, "the steps that the law makes due appear on the case", found=done.outline())
    return f"decided by the supervisor with reasons; {len(owed)} steps of the law stand on the case with their days"


def record_consent(stage: Stage) -> str:
    """She agrees, in Khmer and with an interpreter, that Cambodia may know what is needed to receive her."""
    consent_to_cambodia(stage.at("vn", "officer"), stage.facts["case"])
    return "consent recorded: to Cambodia, for a referral, in Khmer, with an interpreter"


def find_case(person: Person, name: str) -> str:
    """Find the case of somebody by name through the list's search box, and return the case's id."""
    cases = person.open("cases/?state=open")
    found = person.submit(cases, cases.form("q"), q=name)
    links = [address for address, _ in found.links if _is_case(address)]
    expect(links, "the search finds the person by name", found=found.outline())
    expect(len(set(links)) == 1, "the search finds one person alone", found=len(set(links)))
    return links[0].rstrip("/").rsplit("/", 1)[1]


def consent_to_cambodia(officer: Person, case: str) -> None:
    """Record that a person agrees to a referral to Cambodia, in Khmer, with an interpreter."""
    page = officer.open(f"consents/of/{case}/new/")
    told = {
        "recipient": "member:kh",
        "purpose": "referral",
        "groups": GROUPS,
        "language": "km",
        "age": "adult",
    }
    helped = {"interpreter": "Interpreter Still Water", "elements": ["1", "2", "3", "5", "6", "7"]}
    kept = officer.submit(page, page.form("recipient", "groups"), **told, **helped)
    expect(
        kept.status == 200 and f"/consents/of/{case}/" in kept.address,
        "the consent is kept",
        found=kept.outline(),
    )


def registered(stage: Stage) -> int:
    """Return how many people the situation report counts in all, as the analyst of Viet Nam reads it."""
    status, report = stage.at("vn", "analyst").json("figures/situation.json")
    expect(status == 200, "the analyst reads the report", found=status)
    (table,) = (one for section in report["sections"] for one in section["tables"] if one["code"] == "years")
    return int(table["total"]["amounts"][0])


def follow_sought(stage: Stage) -> None:
    """Keep whom the story follows: a woman, two for what can go otherwise, and one who goes home by herself."""
    named = ("woman", "second", "third", "fourth")
    stage.facts |= dict(zip(named, sought(seed=SEED), strict=True))


def _paste() -> str:
    written = io.StringIO()
    rows = csv.writer(written, delimiter="\t", lineterminator="\n")
    rows.writerow(COLUMNS)
    rows.writerows(rescue_rows(seed=SEED))
    return written.getvalue()


def _is_case(address: str) -> bool:
    parts = address.strip("/").split("/")
    return len(parts) == 2 and parts[0] == "cases" and len(parts[1]) == 36


def _count(person: Person, page: object) -> int:
    """Return how many different cases a list shows, all of its pages together."""
    seen: set[str] = set()
    while True:
        seen |= {address for address, _ in page.links if _is_case(address)}  # type: ignore[attr-defined]
        older = [address for address, _ in page.links if "before=" in address]  # type: ignore[attr-defined]
        if not older:
            return len(seen)
        page = person.open(urljoin(page.address, older[0]))  # type: ignore[attr-defined]
