"""Before anybody goes: an offer is checked and reported without a name, answered by code; lures are followed."""

import re

from sampan.portal.demo.person import Person
from sampan.portal.demo.region import table
from sampan.portal.demo.site import CAMPAIGN
from sampan.portal.demo.story.looking import tables_holding
from sampan.portal.demo.story.stage import Stage, expect, soon

OFFER = table("posts")[0]["text"].format(place="Bavet", pay=750)
NAMED = "Chị họ em là Bông Trắng Lau Sậy đã đi rồi."
ANSWER = "Đừng đi. Gọi 111 để được giúp, miễn phí."
_CODE = re.compile(r'<p class="code"[^>]*>([^<]+)</p>')
_FETCH_SECONDS = 90.0  # the node fetches each minute


def check_and_report(stage: Stage) -> str:
    """A job seeker pastes an offer, sees what speaks against it, and reports it without a name."""
    site = _site(stage)
    page = site.open("vi/")
    told = site.submit(page, page.form("text"), text=OFFER)
    marks = told.html.count("<mark>")
    expect(told.status == 200 and marks >= 4, "at least four warning signs are marked", found=marks)
    expect(told.html.count('class="verdict danger"') == 2, "the offer is like a campaign that was confirmed")
    page = site.submit(told, told.form("text", action="report"))
    done = site.submit(page, page.form("consent"), more=NAMED, consent="yes", press="send")
    code = _CODE.search(done.html)
    expect(code, "the report has a code", found=done.outline())
    stage.facts["receipt"] = code[1] if code else ""
    return f"{marks} warning signs marked, like a confirmed campaign; reported without a name, for a code"


def answer_by_code(stage: Stage) -> str:
    """The hotline opens the report for a purpose and answers; whoever has the code reads it."""
    officer, site = stage.at("vn", "hotline"), _site(stage)
    reports = soon(lambda: officer.json("api/reports/")[1], "the report arrives", seconds=_FETCH_SECONDS)
    address = f"reports/{reports[0]['id']}/"
    sealed = officer.open(address)
    expect(NAMED not in sealed.words, "the words of the report are sealed until they are opened")
    opened = officer.submit(sealed, sealed.form("purpose"))
    expect(NAMED in opened.words, "the officer reads the report", found=opened.outline())
    page = officer.open(f"{address}answer/")
    officer.submit(page, page.form("text"), text=ANSWER)
    page = site.open("vi/reply/")
    read = site.submit(page, page.form("code"), code=stage.facts["receipt"])
    expect(ANSWER in read.words, "the answer is read with the code", found=read.outline())
    with stage.superuser("vn") as database:
        expect(not tables_holding(database, NAMED), "no table of Viet Nam holds the words in plain")
    return "opened for a purpose, answered, and read with the code; sealed in every table"


def follow_lures(stage: Stage) -> str:
    """An analyst sees posts grouped, with one campaign confirmed and exported; the week against it has its report."""
    analyst, site = stage.at("vn", "lures"), _site(stage)
    _, found = analyst.json("api/lures/")
    confirmed = [one for one in found if one["state"] == "confirmed"]
    expect(len(confirmed) == 1, "one campaign is confirmed", found=len(confirmed))
    posts = sum(int(row["times"]) for row in table("posts"))
    expect(0 < len(found) < posts, f"{posts} posts are grouped", found=len(found))
    page = analyst.open(f"lures/{confirmed[0]['id']}/")
    file = analyst.submit(page, page.form(action="export/stix"))
    expect('"bundle"' in file.html, "it goes out as STIX", found=file.outline())
    warned = site.open("vi/warnings/")
    expect("hộ chiếu công ty giữ giúp" in warned.words, "the public is warned of it", found=warned.outline())
    (_, (week,)) = analyst.json("api/campaigns/")
    report = analyst.open(f"campaigns/{week['id']}/report/")
    expect(report.status == 200 and "<svg" in report.html, "the week has its report", found=report.outline())
    return f"{len(found)} campaigns of posts, one confirmed, told to the public and exported; {CAMPAIGN} reported"


def _site(stage: Stage) -> Person:
    assert stage.site is not None
    return stage.site
