"""The import of CTDC's rows and the situation report on them: seconds, and the most memory held.

SAMPAN_DATA names the folder with CTDC's published file; without it a file of the same shape is generated.
"""

import csv
import os
import random
import statistics
import sys
from pathlib import Path

from bench._machine import heading, load
from bench._nodes import Ran, new_node, sampan, scratch

PUBLISHED = "CTDC_VPsynthetic_condensed.csv"
ROWS = 21_195
MOST_SECONDS, MOST_MIB, REPORT_SECONDS = 45.0, 400.0, 2.0
_SEED = 20_221_201
_COLUMNS: dict[str, tuple[str, ...]] = {
    "yearRegister": ("2005-2013", "2014-2018", "2019", "2020", "2021-2022"),
    "gender": ("Female", "Male"),
    "majorityStatus": ("Adult", "Minor"),
    "isForcedLabour": ("1", ""),
    "isSexualExploit": ("1", "", ""),
    "UN_COO_Region": ("Africa", "Americas/Oceania", "Asia", "Europe"),
    "UN_COE_Region": ("Africa", "Americas/Oceania", "Asia", "Europe"),
    "IP_Exploiter": ("1", ""),
    "IP_Gender": ("Female", "Female;Male", "Male", ""),
    "IP_ageBroad": ("0--29", "30--38", "39--47", "48+", ""),
    "IP_citizen_UNRegion": ("Africa", "Asia", "Europe", ""),
    "IP_Relation": ("FamilyIntimatePartner", "FriendAcquaintance", "StrangerUnknownOther", ""),
    "IP_PayMoney": ("No", "No;Yes", "Yes", ""),
    "IP_RecruiterBroker": ("1", ""),
    "IP_TransactionProcess": ("1", ""),
    "IP_ControlAbuseKidnap": ("1", ""),
}


def file_of_rows(folder: Path) -> Path:
    """Return CTDC's published file, else a generated one of as many rows."""
    published = Path(os.environ.get("SAMPAN_DATA", "")) / PUBLISHED
    if published.is_file():
        return published
    path, chance = folder / "generated.csv", random.Random(_SEED)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(_COLUMNS)
        writer.writerows([chance.choice(one) for one in _COLUMNS.values()] for _ in range(ROWS))
    return path


def measure(runs: int) -> None:
    """Import and report `runs` times, each time into a new node; print the medians beside the limits."""
    imports: list[Ran] = []
    reports: dict[str, list[Ran]] = {"json": [], "html": [], "pdf": []}
    with scratch() as folder:
        rows = file_of_rows(folder)
        print(f"{heading()}\nfile      {rows.name}\n")
        for number in range(runs):
            with new_node(folder, id=f"vn-import-{number}") as node:
                at = ("--node", str(node.directory))
                node.serve()  # the database runs, as it does when somebody imports
                imports.append(sampan("import", "ctdc", str(rows), *at))
                print(
                    f"run {number + 1}: {imports[-1].seconds:.1f} s, load {load():.2f}, {imports[-1].answer}"
                )
                for kind, ran in reports.items():
                    out = folder / f"report-{number}.{kind}"
                    ran.append(sampan("report", "situation", *at, "--format", kind, "--out", str(out)))
    _show("import", imports, limit=MOST_SECONDS, most_mib=MOST_MIB)
    for kind, ran in reports.items():
        _show(f"report as {kind}", ran, limit=REPORT_SECONDS)


def _show(act: str, ran: list[Ran], *, limit: float, most_mib: float = 0.0) -> None:
    seconds = statistics.median(one.seconds for one in ran)
    peak = max(one.peak_mib for one in ran)
    told = f"{act:16} median {seconds:6.2f} s of {limit:g} (ratio {seconds / limit:.2f})"
    told += f", processor {statistics.median(one.cpu_seconds for one in ran):.2f} s, peak {peak:.0f} MiB"
    print(told + (f" of {most_mib:g} (ratio {peak / most_mib:.2f})" if most_mib else ""))


if __name__ == "__main__":
    measure(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
