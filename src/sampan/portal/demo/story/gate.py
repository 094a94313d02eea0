"""The gate of a return: it refuses and names what is missing, each thing is mended, then both sides agree."""

from datetime import date, timedelta

from sampan.portal.demo.forms import Page
from sampan.portal.demo.person import Person
from sampan.portal.demo.story.rescue import GROUPS
from sampan.portal.demo.story.stage import Stage, expect, soon

LACKING = {"asylum_unchecked", "host_risk_missing", "origin_risk_missing", "plan_unapproved"}


def refuse_at_the_gate(stage: Stage) -> str:
    """She wants to go home; Cambodia knows her as a national; the plan is not sent while four things are missing."""
    officer = stage.at("vn", "officer")
    _consent_to_return(officer, stage.facts["case_returning"])
    _propose(stage)
    here = stage.facts["return"]
    told = {"options": ["stay", "return", "asylum"], "answer": "wants_to_return", "language": "km"}
    _act(officer, here, "ask", **told, signed_by="person", interpreter="Interpreter Still Water")
    _act(officer, here, "verify")
    worker, there = stage.at("kh", "shelter"), stage.facts["return_kh"]
    _await(worker, there, nationality="asked")
    _act(worker, there, "nationality", result="confirmed")
    _await(officer, here, nationality="confirmed")
    _draft(officer, here)
    page = officer.open(f"returns/{here}/send-plan/")
    refused = officer.submit(page, page.form())
    expect(refused.status == 403, "the gate refuses", found=refused.outline())
    lacking = set(_fact(officer, here)["waits_for"])
    expect(lacking == LACKING, "it names what is missing", found=sorted(lacking))
    expect(_fact(worker, there)["plan"] == "", "nothing was sent")
    return f"refused, {len(lacking)} things named and each a task: asylum, both sides' risks, approval"


def mend_and_agree(stage: Stage) -> str:
    """Each missing thing is done by whose it is; now the plan leaves, and Cambodia agrees to exactly this plan."""
    officer, worker = stage.at("vn", "officer"), stage.at("kh", "shelter")
    here, there = stage.facts["return"], stage.facts["return_kh"]
    _act(officer, here, "asylum", answer="no_fear")
    _act(officer, here, "risk", level_debt="medium", measure_debt="debt_help", result="go_with_measures")
    _await(worker, there, origin_risk="asked")
    _act(worker, there, "risk", result="go")
    _approve(stage.at("vn", "supervisor"), here)
    _await(officer, here, origin_risk="go")
    lacking = _fact(officer, here)["waits_for"]
    expect(not lacking, "the way is free", found=lacking)
    _act(officer, here, "send-plan")
    _await(worker, there, plan="sent")
    _act(worker, there, "agree")
    _await(officer, here, phase="planned")
    return (
        "mended by those whose it was, approved by a second person, and agreed: both nodes hold the same plan"
    )


def _consent_to_return(officer: Person, case: str) -> None:
    page = officer.open(f"consents/of/{case}/new/")
    told = {"recipient": "member:kh", "purpose": "return", "groups": GROUPS, "language": "km", "age": "adult"}
    helped = {"interpreter": "Interpreter Still Water", "elements": ["1", "2", "3", "5", "6", "7"]}
    kept = officer.submit(page, page.form("recipient", "groups"), **told, **helped)
    expect(
        f"/consents/of/{case}/" in kept.address, "she agrees that Cambodia knows her", found=kept.outline()
    )


def _propose(stage: Stage) -> None:
    officer, focal = stage.at("vn", "officer"), stage.at("kh", "focal")
    before = {one["id"] for one in _returns(focal)}
    page = officer.open(f"returns/of-case/{stage.facts['case_returning']}/")
    sent = officer.submit(page, page.form("member"), member="kh", province="KH-12")
    expect(sent.status == 200 and "/returns/" in sent.address, "Cambodia was asked", found=sent.outline())
    stage.facts["return"] = sent.address.rstrip("/").rsplit("/", 1)[1]

    def arrived() -> str:
        return next((one["id"] for one in _returns(focal) if one["id"] not in before), "")

    there = stage.facts["return_kh"] = soon(arrived, "the question arrives in Cambodia")
    page = focal.open(f"returns/{there}/accept/")
    form = page.form("worker")
    focal.submit(page, form, worker=form.fields["worker"].choice("Lotus Pond"))
    _await(officer, stage.facts["return"], phase="accepted")


def _draft(officer: Person, here: str) -> None:
    day = str(date.today() + timedelta(days=2))
    told = {
        "leaves_on": day,
        "meeting_place": "Trạm Ba Cầu",
        "escort_agency": "Trạm Ba Cầu",
        "payer": "host_state",
    }
    leg = {"start_1": "Mái ấm", "end_1": "Trạm Ba Cầu", "means_1": "car", "on_1": day}
    _act(officer, here, "plan", **told, **leg)


def _approve(supervisor: Person, here: str) -> None:
    waiting = supervisor.json("api/approvals/")[1]
    found = next(one["id"] for one in waiting if one["act"] == "return_plan" and one["subject_id"] == here)
    page = supervisor.open(f"approvals/{found}/")
    done = supervisor.submit(page, page.form("answer"), answer="approve")
    expect(done.status == 200, "a second person approves the plan", found=done.outline())


def _act(person: Person, return_id: str, act: str, **told: str | list[str]) -> Page:
    page = person.open(f"returns/{return_id}/{act}/")
    done = person.submit(page, page.form(*told), **told)
    expect(
        done.status == 200 and done.address.endswith(f"/returns/{return_id}/"),
        f"{act} is done",
        found=done.outline(),
    )
    return done


def _returns(person: Person) -> list[dict]:
    return person.json("api/returns/")[1]


def _fact(person: Person, return_id: str) -> dict:
    status, told = person.json(f"api/returns/{return_id}/")
    return told if status == 200 else {}


def _await(person: Person, return_id: str, **codes: str) -> None:
    def stands() -> bool:
        told = _fact(person, return_id)
        return bool(told) and all(told[name] == code for name, code in codes.items())

    soon(stands, f"the return stands so: {codes}")
