"""An invented file in the shape of CTDC's victim-perpetrator data set: frequencies first, rows from them."""

import csv
import random
from pathlib import Path

SAMPLE_ROWS = 400
_SEED = 20221201

_VALID: dict[str, dict[str, int]] = {
    "yearRegister": {"2005-2013": 51, "2014-2018": 120, "2019": 44, "2020": 37, "2021-2022": 83},
    "gender": {"Female": 181, "Male": 152},
    "majorityStatus": {"Adult": 309, "Minor": 23},
    "isForcedLabour": {"1": 231},
    "isSexualExploit": {"1": 53},
    "UN_COO_Region": {"Africa": 100, "Americas/Oceania": 6, "Asia": 115, "Europe": 111},
    "UN_COE_Region": {"Africa": 80, "Americas/Oceania": 4, "Asia": 119, "Europe": 121},
    "IP_Exploiter": {"1": 178},
    "IP_Gender": {"Female": 66, "Female;Male": 46, "Male": 185},
    "IP_ageBroad": {"0--29": 7, "0--29;39--47": 1, "30--38": 22, "39--47": 25, "48+": 9},
    "IP_citizen_UNRegion": {"Africa": 71, "Africa;Asia": 9, "Asia": 99, "Europe": 82},
    "IP_Relation": {
        "FamilyIntimatePartner": 18,
        "FamilyIntimatePartner;StrangerUnknownOther": 2,
        "FriendAcquaintance": 87,
        "FriendAcquaintance;StrangerUnknownOther": 11,
        "StrangerUnknownOther": 156,
    },
    "IP_PayMoney": {"No": 209, "No;Yes": 17, "Yes": 59},
    "IP_RecruiterBroker": {"1": 223},
    "IP_TransactionProcess": {"1": 138},
    "IP_ControlAbuseKidnap": {"1": 40},
}

SAMPLE_FREQUENCIES: dict[str, dict[str, int]] = {
    column: {**valid, "": SAMPLE_ROWS - sum(valid.values())} for column, valid in _VALID.items()
}


def write_sample(path: Path) -> None:
    """Write the rows: each column's values as often as promised, in an order of its own."""
    shuffler = random.Random(_SEED)
    columns = []
    for frequencies in SAMPLE_FREQUENCIES.values():
        column = [text for text, count in frequencies.items() for _ in range(count)]
        shuffler.shuffle(column)
        columns.append(column)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(SAMPLE_FREQUENCIES)
        writer.writerows(zip(*columns, strict=True))
