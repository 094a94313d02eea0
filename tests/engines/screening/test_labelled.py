"""The labelled messages are what their README says: complete, in pairs, with words that stand in the text."""

import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent / "labelled"
LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.jsonl"))
FILES = sorted(path.relative_to(FOLDER).with_suffix("").as_posix() for path in FOLDER.rglob("*.jsonl"))
CODES = frozenset({
    "too_good_pay", "no_skill_needed", "vague_duties", "upfront_payment", "debt_or_penalty", "docs_taken",
    "confinement", "visa_mismatch", "irregular_route", "handoff_pickup", "destination_switch", "secrecy",
    "urgency", "reassurance_claim", "unverifiable_employer", "off_platform_contact", "account_mule",
    "referral_bounty", "scam_sector", "risk_destination", "grooming_trust", "profile_targeting",
    "personal_data_request", "travel_prepaid", "no_contract",
})  # fmt: skip
TEMPLATES = frozenset({"post", "chat", "sms", "advert", "story", "group", "note", "mail"})
SCENARIOS = [f"{kind}{number:02}" for kind in "LB" for number in range(1, 26)]
FIELDS = {"id", "lang", "scenario", "template", "pair", "is_lure", "is_hard", "text", "signs"}
FEWEST_A_SCENARIO, FEWEST_PAIRS, FEWEST_OF_A_SIGN, HARD = 4, 30, 8, 0.6


def messages(language: str) -> list[dict[str, Any]]:
    with (FOLDER / f"{language}.jsonl").open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


@pytest.mark.parametrize("language", LANGUAGES)
def test_messages_every_scenario_sign_and_pair_is_there_often_enough(language: str) -> None:
    rows = messages(language)
    scenarios = Counter(row["scenario"] for row in rows)
    signs = Counter(code for row in rows for code, _ in row["signs"])
    pairs: dict[str, list[bool]] = defaultdict(list)
    for row in rows:
        if row["pair"]:
            pairs[row["pair"]].append(row["is_lure"])
    assert set(scenarios) == set(SCENARIOS) and min(scenarios.values()) >= FEWEST_A_SCENARIO
    assert set(signs) == CODES and min(signs.values()) >= FEWEST_OF_A_SIGN
    assert len(pairs) >= FEWEST_PAIRS and all(sorted(kinds) == [False, True] for kinds in pairs.values())
    for is_lure in (True, False):
        hard = [row["is_hard"] for row in rows if row["is_lure"] is is_lure]
        assert sum(hard) >= HARD * len(hard)


@pytest.mark.parametrize("name", FILES)
def test_messages_each_is_whole_and_its_words_stand_in_it(name: str) -> None:
    rows, language = messages(name), name.rsplit("/", 1)[-1]
    assert len({row["id"] for row in rows}) == len({row["text"] for row in rows}) == len(rows)
    for row in rows:
        assert set(row) == FIELDS and row["lang"] == language and row["template"] in TEMPLATES, row["id"]
        assert row["is_lure"] is (row["scenario"][0] == "L"), row["id"]
        assert row["signs"] or not row["is_lure"], row["id"]
        assert all(code in CODES and words and words in row["text"] for code, words in row["signs"]), row[
            "id"
        ]
