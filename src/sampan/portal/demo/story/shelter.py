"""A bed for tonight: a shelter with room is found, asked without a name, accepts, and both sides sign for her."""

from sampan.portal.demo.person import Person
from sampan.portal.demo.story.rescue import find_case
from sampan.portal.demo.story.stage import Stage, expect


def find_a_shelter(stage: Stage) -> str:
    """The officer looks who takes a woman tonight, asks her, and asks the shelter, which accepts without her name."""
    officer, woman = stage.at("vn", "officer"), stage.facts["fourth"]
    case = stage.facts["case_returning"] = find_case(officer, woman.name)
    asked = officer.open(f"assistance/needs/of/{case}/")
    officer.submit(asked, asked.form("services"), services=["shelter"], urgency="urgent")
    need = _need(officer, case)
    _status, people = officer.json(f"api/assistance/needs/{need}/candidates")
    fitting = [one for one in people if one["fits"]]
    expect(
        fitting and len(fitting) < len(people), "who fits stands apart from who does not, each with a reason"
    )
    _agree(officer, case, agency=fitting[0]["agency_id"])
    board = officer.open(f"assistance/needs/{need}/")
    offer = officer.follow(board, f"/assistance/needs/{need}/ask/{fitting[0]['provider_id']}/")
    sent = officer.submit(offer, offer.form("urgency"), urgency="urgent", groups=["identity"])
    expect(
        sent.status == 200 and "/assistance/" in sent.address, "the shelter was asked", found=sent.outline()
    )
    stage.facts["help"] = sent.address.rstrip("/").rsplit("/", 1)[1]
    _accept(stage)
    return f"{len(fitting)} of {len(people)} providers fit, with reasons; the nearest with room was asked and accepted"


def bring_her_there(stage: Stage) -> str:
    """Both sides sign the hand-over; the shelter reads her name, and another shelter finds nothing."""
    officer, door, asked = stage.at("vn", "officer"), stage.at("vn", "shelterdoor"), stage.facts["help"]
    page = officer.open(f"assistance/{asked}/give/")
    given = officer.submit(page, page.form("place"), place="Cổng mái ấm", condition="Mệt, tỉnh táo.")
    expect(given.status == 200, "the giver signs", found=given.outline())
    early = _phase(officer, asked)
    expect(early == "given", "one signature alone hands nobody over", found=early)
    page = door.open(f"assistance/{asked}/receive/")
    door.submit(page, page.form())
    expect(_phase(officer, asked) == "with_provider", "both signed", found=_phase(officer, asked))
    page = door.open(f"assistance/{asked}/")
    opened = door.submit(page, page.form(action="/identity/"))
    expect(
        stage.facts["fourth"].name in opened.words,
        "the shelter reads whom it looks after",
        found=opened.outline(),
    )
    other = stage.at("vn", "havendoor").open(f"assistance/{asked}/")
    expect(other.status in (403, 404), "another shelter sees nothing of it", found=other.outline())
    return "hand-over signed by both; the shelter alone reads her name"


def _need(officer: Person, case: str) -> str:
    _status, board = officer.json(f"api/assistance/cases/{case}/needs")
    (found,) = (one["id"] for one in board if one["service"] == "shelter" and one["state"] == "open")
    return str(found)


def _agree(officer: Person, case: str, *, agency: str) -> None:
    page = officer.open(f"consents/of/{case}/new/")
    told = {
        "recipient": f"agency:{agency}",
        "purpose": "protection",
        "groups": ["identity"],
        "language": "km",
    }
    helped = {"interpreter": "Interpreter Still Water", "elements": ["1", "2", "3", "5", "6", "7"]}
    kept = officer.submit(page, page.form("recipient", "groups"), **told, **helped, age="adult")
    expect(
        f"/consents/of/{case}/" in kept.address, "she agrees that the shelter knows her", found=kept.outline()
    )


def _accept(stage: Stage) -> None:
    door, asked, woman = stage.at("vn", "shelterdoor"), stage.facts["help"], stage.facts["fourth"]
    inbox = door.open("assistance/")
    expect(asked in inbox.html, "the question stands in the shelter's inbox", found=inbox.outline())
    seen = door.open(f"assistance/{asked}/")
    expect(not any(word in seen.words for word in woman.words), "the shelter is asked without a name")
    page = door.open(f"assistance/{asked}/accept/")
    done = door.submit(page, page.form())
    expect(
        _phase(stage.at("vn", "officer"), asked) == "accepted", "the shelter accepted", found=done.outline()
    )


def _phase(person: Person, asked: str) -> str:
    status, told = person.json(f"api/assistance/{asked}")
    return str(told["phase"]) if status == 200 else ""
