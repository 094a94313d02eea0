"""Act, means and purpose: what supports each, what is to be asked, and the child rule; and the drawing."""

from uuid import uuid4

from sampan.protection.circumstances.elements import elements
from sampan.protection.circumstances.facts import Circumstances, PartFact
from sampan.protection.circumstances.picture import drawing


def part(name, /, **told):
    return PartFact(uuid4(), uuid4(), name, 1, False, told)


def leg(here, there, *, crossing="regular", departed="", arrived="", taken="", province=""):
    return part(
        "leg", from_country=here, from_province=province, to_country=there, to_province="", departed=departed,
        arrived=arrived, crossing=crossing, documents_taken=taken,
    )  # fmt: skip


def shown(record, told=None):
    return {one.code: one for one in elements(record, told or Circumstances(), language="en")}


def test_nothing_known_becomes_questions_for_each_element():
    told = shown({})
    assert all(not one.supports and one.questions for one in told.values())
    assert "How old was the person then?" in str(told["means"].questions[0])


def test_record_and_parts_support_an_element_with_their_sources():
    told = Circumstances(
        legs=(leg("VN", "KH", taken="yes"),),
        places=(part("place", kind="compound", conditions=["locked_in", "debt"]),),
        suspects=(part("suspect", roles=["recruiter_or_intermediary"]),),
        traces=(part("trace", uses=["job_offer"]),),
    )
    found = shown({"age": 24, "acts": ["recruitment"], "forms": ["forced_criminality"]}, told)
    acts = {one.label: [str(each) for each in one.sources] for one in found["act"].supports}
    assert acts["Recruitment"] == ["the record", "a suspect", "a digital trace"]
    assert acts["Transportation"] == ["the route"]
    means = {one.label for one in found["means"].supports}
    assert means == {"Restricts movement", "Debt bondage", "Withholds documents"}
    assert not any(one.questions for one in found.values())


def test_child_needs_no_means_and_is_asked_for_none():
    for record in ({"age": 17}, {"majority": "child"}):
        means = shown(record)["means"]
        assert means.is_not_needed and not means.questions


def test_means_that_were_not_specified_support_nothing():
    assert not shown({"age": 30, "means": ["not_specified"]})["means"].supports


def test_place_alone_leaves_the_purpose_a_question():
    told = Circumstances(places=(part("place", kind="compound", conditions=[]),))
    assert shown({}, told)["purpose"].supports and shown({}, told)["purpose"].questions


def test_drawing_has_a_station_for_each_stop():
    found = drawing(
        [leg("VN", "KH", departed="2025-03", arrived="2025-03-09"), leg("KH", "MM", crossing="irregular")],
        [],
        language="en",
    )
    assert [one.country for one in found.stations] == ["Viet Nam", "Cambodia", "Myanmar"]
    assert [one.line for one in found.stations[1:]] == ["line-1", "line-2"]
    assert found.stations[0].day == "March 2025"
    assert found.height > found.stations[-1].day_y


def test_drawing_shows_a_gap_where_a_leg_begins_elsewhere():
    found = drawing([leg("VN", "KH"), leg("TH", "MM")], [], language="en")
    assert [(one.country, one.line) for one in found.stations][2] == ("Thailand", "grid")


def test_drawing_of_a_record_without_legs_shows_its_countries():
    assert [one.country for one in drawing([], ["VN", "KH"], language="en").stations] == [
        "Viet Nam",
        "Cambodia",
    ]
    assert drawing([], [], language="en") is None
