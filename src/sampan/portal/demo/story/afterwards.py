"""Afterwards: a plan with the survivor in her own country, a first visit, and news of it where she was found."""

from sampan.portal.demo.story.crossing import outcomes
from sampan.portal.demo.story.stage import Stage, expect, soon

SAID = "Lớp may, hai buổi một tuần."


def visit_and_tell(stage: Stage) -> str:
    """In Cambodia the shelter plans with her and visits her; Viet Nam, which referred her, reads how she fares."""
    worker, case = stage.at("kh", "shelter"), stage.facts["case_kh"]
    page = worker.open(f"reintegration/case/{case}/begin/")
    plan = worker.submit(page, page.form("begins_on"), province="KH-12")
    expect("/reintegration/plan/" in plan.address, "a plan begins", found=plan.outline())
    page = worker.follow(plan, "/goal/")
    worker.submit(page, page.form("area"), area="schooling", text=SAID)
    page = worker.follow(plan, "/agree/")
    agreed = worker.submit(page, page.form("agreed_on"))
    page = worker.follow(agreed, "/reintegration/visit/")
    levels = {"level_housing": "3", "level_psychosocial": "3", "level_schooling": "2"}
    visited = worker.submit(page, page.form("made_on"), mode="home", **levels, note=SAID)
    expect(
        visited.status == 200 and "/plan/" in visited.address, "the visit is written", found=visited.outline()
    )
    page = worker.follow(worker.open(f"cases/{case}/?tab=tasks"), "/tell/")  # the visit owes it as a task
    told = worker.submit(page, page.form("outcome"), outcome="reintegrating", note=SAID)
    expect(told.status == 200, "the news is on its way", found=told.outline())
    officer, referral = stage.at("vn", "officer"), stage.facts["referral"]
    soon(lambda: "reintegrating" in outcomes(officer, referral), "the news reaches Viet Nam")
    return "a plan and a first visit in KH; VN reads that she builds her life again"
