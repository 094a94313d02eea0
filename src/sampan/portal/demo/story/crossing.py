"""The case crosses the border: asked without a name, accepted, released under consent, handed over, reported."""

import psycopg

from sampan.portal.demo.person import Person
from sampan.portal.demo.story.looking import tables_holding
from sampan.portal.demo.story.stage import Stage, expect, soon
from sampan.portal.node.config import read_config

ASKED = {
    "member": "kh",
    "reason": "migration_or_change_of_location",
    "services": ["shelter", "safe_return"],
    "urgency": "urgent",
    "answer_hours": "24",
}


def refer(stage: Stage) -> str:
    """Viet Nam asks Cambodia by a preview that names nobody; it arrives within seconds."""
    woman = stage.facts["woman"]
    referral = offer(stage.at("vn", "officer"), case=stage.facts["case"], names=woman.words)
    stage.facts["referral"] = referral
    focal = stage.at("kh", "focal")
    arrived = await_phase(focal, referral, "previewed")
    expect(arrived["preview"].get("citizenship") == ["KH"], "the preview says what is needed", found=arrived)
    inbox = focal.open("referrals/?side=receiver")
    expect(referral in inbox.html, "the referral stands in Cambodia's inbox", found=inbox.outline())
    _nobody_is_named(stage, words=woman.words)
    return "KH sees the referral; nothing in its database names the person"


def accept(stage: Stage) -> str:
    """Cambodia's focal point accepts for a worker of the shelter."""
    answer_yes(stage, stage.facts["referral"])
    return "KH accepted for the shelter's case worker"


def release(stage: Stage) -> str:
    """Viet Nam releases what the person agreed to; the case opens in Cambodia with her name as she writes it."""
    referral, woman = stage.facts["referral"], stage.facts["woman"]
    let_go(stage, referral)
    worker = stage.at("kh", "shelter")
    held = soon(lambda: _with_case(worker, referral), "the case of the referral opens at the shelter")
    stage.facts["case_kh"] = held["case_id"]
    shown = open_identity(worker, held["case_id"])
    expect(woman.name in shown, "the name in Khmer script on the case's page in Cambodia")
    with stage.superuser("kh") as database:
        found = tables_holding(database, *woman.words)
        expect(not found, "the released name is sealed in Cambodia's database, too", found=found)
    return "the case stands in KH with the name in Khmer script, sealed in the database"


def hand_over(stage: Stage) -> str:
    """The case is handed over: exactly one of the two nodes owns it, before and after."""
    referral = stage.facts["referral"]
    expect(_owners(stage) == ["vn"], "Viet Nam alone owns the case before", found=_owners(stage))
    officer = stage.at("vn", "officer")
    page = officer.open(f"referrals/{referral}/hand-over/")
    done = officer.submit(page, page.form())
    expect(done.status == 200, "the hand-over is on its way", found=done.outline())
    expect(len(_owners(stage)) <= 1, "never two owners", found=_owners(stage))
    await_phase(officer, referral, "handed_over")
    soon(lambda: _owners(stage) == ["kh"], "Cambodia alone owns the case after")
    for person in (officer, stage.at("kh", "shelter")):
        soon(
            lambda who=person: fact(who, referral)["owner"] == "receiver",
            "both say that the receiver owns it",
        )
    return "exactly one owner, and both nodes say who"


def report_back(stage: Stage) -> str:
    """The shelter says how she fares, and Viet Nam reads it."""
    referral = stage.facts["referral"]
    told = send_feedback(stage.at("kh", "shelter"), referral, outcome="arrived_safely", note="Cây tre xanh.")
    expect(told.status == 200, "the feedback is on its way", found=told.outline())
    officer = stage.at("vn", "officer")
    soon(lambda: outcomes(officer, referral) == ["arrived_safely"], "the feedback reaches Viet Nam")
    closed = officer.open(f"referrals/{referral}/")
    expect("Cây tre xanh." not in closed.words, "the note is closed at first", found=closed.outline())
    page = officer.submit(closed, closed.form())
    expect(
        "Cây tre xanh." in page.words, "the note of the shelter can be read in Viet Nam", found=page.outline()
    )
    return "VN reads: arrived safely"


def offer(officer: Person, *, case: str, names: tuple[str, ...]) -> str:
    """Offer a case to Cambodia as a person does: ask, look at what will leave, send; return the referral's id."""
    asked = officer.open(f"referrals/offer/{case}/")
    look = officer.submit(asked, asked.form("member", "reason"), **ASKED)
    expect(
        look.status == 200 and look.form("send"),
        "the preview is shown before it leaves",
        found=look.outline(),
    )
    expect(not any(name in look.words for name in names), "the preview names nobody")
    sent = officer.submit(look, look.form("send"), press="send")
    expect(
        sent.status == 200 and "/referrals/" in sent.address, "the referral was sent", found=sent.outline()
    )
    return sent.address.rstrip("/").rsplit("/", 1)[1]


def answer_yes(stage: Stage, referral: str) -> None:
    """Accept a referral in Cambodia for the shelter's case worker, and wait until Viet Nam knows."""
    focal = stage.at("kh", "focal")
    await_phase(focal, referral, "previewed")
    page = focal.open(f"referrals/{referral}/accept/")
    form = page.form("worker")
    done = focal.submit(page, form, worker=form.fields["worker"].choice("Lotus Pond"))
    expect(done.status == 200, "the referral was accepted", found=done.outline())
    await_phase(stage.at("vn", "officer"), referral, "accepted")


def let_go(stage: Stage, referral: str) -> None:
    """Release everything that the person agreed to, and wait until Cambodia has it."""
    officer = stage.at("vn", "officer")
    page = officer.open(f"referrals/{referral}/release/")
    done = officer.submit(page, page.form("groups"))
    expect(done.status == 200, "the identity was released", found=done.outline())
    await_phase(stage.at("kh", "focal"), referral, "released")


def send_feedback(worker: Person, referral: str, *, outcome: str, note: str):
    """Report back on a referral; return the page that answers."""
    page = worker.open(f"referrals/{referral}/feedback/")
    return worker.submit(page, page.form("outcome"), outcome=outcome, note=note)


def fact(person: Person, referral: str) -> dict:
    """Return a referral as the API shows it to a person, empty when they may not see it."""
    status, told = person.json(f"api/referrals/{referral}/")
    return told if status == 200 else {}


def await_phase(person: Person, referral: str, phase: str) -> dict:
    """Wait until a referral has come to a phase as that person sees it."""

    def look() -> dict:
        told = fact(person, referral)
        return told if told.get("phase") == phase else {}

    return soon(look, f"the referral is {phase}")


def outcomes(person: Person, referral: str) -> list[str]:
    """Return the outcomes that were reported back on a referral, oldest first."""
    _status, steps = person.json(f"api/referrals/{referral}/steps/")
    return [step["facts"]["outcome"] for step in steps if step["act"] == "feedback"]


def open_identity(person: Person, case: str) -> str:
    """Open the sealed identity on a case's page, saying why; return the words of the page."""
    page = person.open(f"cases/{case}/")
    opened = person.submit(page, page.form("purpose", action="/identity/"), purpose="protection")
    expect(opened.status == 200, "the identity opens for a purpose that is named", found=opened.outline())
    return opened.words


def _with_case(worker: Person, referral: str) -> dict:
    told = fact(worker, referral)
    return told if told.get("case_id") else {}


def _nobody_is_named(stage: Stage, *, words: tuple[str, ...]) -> None:
    """Look through Cambodia's whole database for the name: as the application and as the superuser."""
    url = read_config(stage.nodes["kh"].directory).database_url
    with psycopg.connect(url, autocommit=True) as application, stage.superuser("kh") as superuser:
        for role, database in (("application", application), ("superuser", superuser)):
            found = tables_holding(database, *words)
            expect(not found, f"no table of Cambodia names the person (as the {role})", found=found)
        # The look itself must be able to find something: a colleague's name stands in plain text.
        expect(tables_holding(superuser, "Lotus Pond"), "the look finds a name that is there")


def _owners(stage: Stage) -> list[str]:
    owners = []
    for node, case in (("vn", stage.facts["case"]), ("kh", stage.facts["case_kh"])):
        with stage.superuser(node) as database:
            row = database.execute("SELECT ownership FROM cases_case WHERE id = %s", [case]).fetchone()
            owners += [node] if row and row[0] == "here" else []
    return owners
