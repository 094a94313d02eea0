"""What survivors told: the way, the places, the suspects, the traces; papers and a picture; a talk half way."""

import io

from sampan.portal.demo.protection.desks import Cast, Who, at
from sampan.portal.demo.protection.drawing import drawn_chat
from sampan.protection.circumstances.services.writing import add_part
from sampan.protection.documents.services.keeping import About, keep_document
from sampan.protection.interviews.services.interviewing import (
    NewInterview,
    keep_answer,
    start_interview,
    write_note,
)

ADVERT = "@viec_nhe_luong_cao_demo"  # an account that no platform has: the software alone compares it
SAID = (("safe_now", "yes"), ("hurt_or_ill", "no"), ("somebody_here", "yes"), ("agrees_to_talk", "yes"))


def write_what_was_told(cast: Cast) -> None:
    """Fill the circumstances, the documents and an interview of the people of these days."""
    with at("officer") as who:
        suspect = _tell_way(cast, who)
        _tell_trace(cast, "helped", who, suspect=suspect)
        _tell_trace(cast, "lured", who)
        _keep_papers(cast, who)
        _talk(cast, who)


def _tell_way(cast: Cast, who: Who) -> str:
    """The way to the factory in two legs, the factory, and who brought her there; returns the suspect's id."""
    year = cast.today.year - 1

    def add(part: str, **told: object) -> str:
        return str(add_part(case_id=cast.cases["helped"], part=part, told=told, **who))

    first = add(
        "leg", from_country="VN", from_province="VN-22", to_country="LA", departed=f"{year}-03",
        arrived=f"{year}-03", transport="bus", crossing="regular", paid_by="debt",
    )  # fmt: skip
    add("leg", from_country="LA", to_country="TH", arrived=f"{year}-04", transport="car", crossing="irregular",
        paid_by="debt", documents_taken="yes", note="Đi ban đêm, không được hỏi.")  # fmt: skip
    add("place", kind="factory", country="TH", province="TH-74", began=f"{year}-04", ended=f"{year + 1}-01",
        conditions=["locked_in", "no_pay", "debt"], address="Xưởng Mây Bạc, sau bến cá")  # fmt: skip
    return add("suspect", roles=["recruiter_or_intermediary", "transporter"], relation="", sex="male",
               nationality="VN", names="Người tự xưng là Chú Bến", legs=[first])  # fmt: skip


def _tell_trace(cast: Cast, part: str, who: Who, *, suspect: str = "") -> None:
    told: dict[str, object] = {
        "kind": "account", "platform": "zalo", "content": ADVERT, "uses": ["first_contact", "job_offer"],
        "evidence_kept": "yes",
    }  # fmt: skip
    add_part(
        case_id=cast.cases[part], part="trace", told=told | ({"suspect": suspect} if suspect else {}), **who
    )
    if suspect:
        phone = {"kind": "phone", "content": "+84 00 771 900", "uses": ["control"], "suspect": suspect}
        add_part(case_id=cast.cases[part], part="trace", told=phone, **who)


def _keep_papers(cast: Cast, who: Who) -> None:
    kept = (
        ("chat_capture", "Tin nhắn mời việc", drawn_chat(), "tin-nhan.png", About(language="vi", consent="agreed")),
        ("statement", "Lời kể, bản gõ", "Bản gõ lời kể, do người ấy đọc lại.".encode(), "loi-ke.txt",
         About(language="vi", taken_on=cast.day(6), consent="agreed")),
    )  # fmt: skip
    for kind, title, content, name, about in kept:
        keep_document(
            case_id=cast.cases["helped"], kind=kind, title=title, stream=io.BytesIO(content), filename=name,
            about=about, **who,
        )  # fmt: skip


def _talk(cast: Cast, who: Who) -> None:
    """A talk by the guide, held with an interpreter, stopped after four answers to be gone on with."""
    new = NewInterview("sexual_exploitation", "adult", "vi", "none_needed", ("supporter",))
    begun = start_interview(case_id=cast.cases["talking"], new=new, **who)
    for step, (question, said) in enumerate(SAID):
        keep_answer(interview_id=begun, question_code=question, said=said, next_step=step + 3, **who)
    write_note(interview_id=begun, topic="safety", text="Muốn nghỉ một lát, uống nước.", **who)
