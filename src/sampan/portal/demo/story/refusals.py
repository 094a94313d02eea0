"""What is refused or taken back: consent withdrawn, a referral declined, strangers at the door."""

from sampan.portal.demo.person import Person
from sampan.portal.demo.story.crossing import answer_yes, await_phase, fact, let_go, offer
from sampan.portal.demo.story.looking import tables_holding
from sampan.portal.demo.story.rescue import consent_to_cambodia, find_case
from sampan.portal.demo.story.stage import Stage, expect, soon

STRANGERS = ("police", "analyst", "auditor", "administrator")


def withdraw_consent(stage: Stage) -> str:
    """A second person agrees, is referred and released, and takes it back: Cambodia erases and says so."""
    officer, person = stage.at("vn", "officer"), stage.facts["second"]
    case = find_case(officer, person.name)
    consent_to_cambodia(officer, case)
    referral = offer(officer, case=case, names=person.words)
    answer_yes(stage, referral)
    let_go(stage, referral)
    worker = stage.at("kh", "shelter")
    held = soon(lambda: fact(worker, referral).get("case_id"), "the case opens in Cambodia")
    cards = officer.open(f"consents/of/{case}/")
    sure = officer.follow(cards, "/withdraw/")
    done = officer.submit(sure, sure.form())
    expect(done.status == 200, "the consent is taken back", found=done.outline())

    def erased_there() -> bool:
        return fact(officer, referral).get("peer_held") == "erased"

    soon(erased_there, "Cambodia's receipt says that what it held is erased")
    with stage.superuser("kh") as database:
        keys = database.execute("SELECT count(*) FROM people_casekey WHERE case_id = %s", [held]).fetchone()[
            0
        ]  # type: ignore[index]
        expect(keys == 0, "the key of the case is destroyed in Cambodia", found=keys)
        expect(not tables_holding(database, *person.words), "nothing in Cambodia names the person")
    return "consent withdrawn after release: KH destroyed the key, VN holds the receipt"


def decline(stage: Stage) -> str:
    """A third person's referral is declined with a reason, which Viet Nam reads."""
    officer, focal, person = stage.at("vn", "officer"), stage.at("kh", "focal"), stage.facts["third"]
    case = find_case(officer, person.name)
    referral = offer(officer, case=case, names=person.words)
    await_phase(focal, referral, "previewed")
    page = focal.open(f"referrals/{referral}/decline/")
    done = focal.submit(page, page.form("reason"), reason="no_capacity")
    expect(done.status == 200, "the referral was declined", found=done.outline())
    told = await_phase(officer, referral, "declined")
    expect(told["decline_reason"] == "no_capacity", "Viet Nam reads the reason", found=told["decline_reason"])
    return "declined: no place free, and VN reads why"


def refuse_strangers(stage: Stage) -> str:
    """Another agency's officer and an analyst try the case by its address and by the API: refused, audited."""
    case, referral = stage.facts["case"], stage.facts["referral"]
    doors = _doors(case, referral)
    for username in STRANGERS:
        before = _refusals(stage, username)
        for path in doors:
            _expect_shut(stage.at("vn", username), path, username)
        more = _refusals(stage, username) - before
        expect(more == len(doors), f"each try of {username} stands in the audit", found=more)
    police = stage.at("vn", "police")
    cases = police.open("cases/")
    found = police.submit(cases, cases.form("q"), q=stage.facts["woman"].name)
    expect(case not in found.html, "another agency's search does not find the person", found=found.outline())
    return f"{len(STRANGERS) * len(doors)} tries of {len(STRANGERS)} strangers refused, each in the audit"


def _doors(case: str, referral: str) -> tuple[str, ...]:
    return (
        f"cases/{case}/", f"cases/{case}/edit/", f"consents/of/{case}/", f"referrals/{referral}/",
        f"referrals/offer/{case}/", f"api/referrals/{referral}/",
        f"api/cases/{case}",
    )  # fmt: skip


def _expect_shut(person: Person, path: str, username: str) -> None:
    page = person.open(path)
    expect(page.status in (403, 404), f"{path.split('/')[0]} stays shut for {username}", found=page.outline())


def _refusals(stage: Stage, username: str) -> int:
    asked = (
        "SELECT count(*) FROM audit_auditentry e JOIN accounts_account a ON a.id = e.account_id"
        " WHERE e.act = 'refused' AND a.username = %s"
    )
    with stage.superuser("vn") as database:
        row = database.execute(asked, [username]).fetchone()
        return int(row[0]) if row else 0
