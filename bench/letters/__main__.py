"""`./dev bench letters`: seals and opens a processor-second, then letters a second between two nodes."""

import json
import subprocess
import sys

from bench._machine import heading, load
from bench._nodes import Node, new_node, sampan, scratch
from bench._timing import Timing, table
from bench.letters.sealing import rates, ways


def measure_sealing() -> None:
    """Print seals and opens a processor-second, and each way beside X25519 alone."""
    told = rates(ways())
    base_seal, base_open = list(told.values())[-1]
    print(f"{'a processor-second':58}{'seals':>9}{'opens':>9}{'seal/X25519':>13}{'open/X25519':>13}")
    for name, (seals, opens) in told.items():
        print(f"{name:58}{seals:9,.0f}{opens:9,.0f}{seals / base_seal:13.2f}{opens / base_open:13.2f}")


def measure_flow() -> None:
    """Refer cases from one served node to another and print letters a second, receipts included."""
    with (
        scratch() as folder,
        new_node(folder, id="vn-one") as here,
        new_node(folder, id="kh-two", country="KH") as there,
    ):
        for node in (here, there):
            node.serve()
        _pair(here, there)
        ran = subprocess.run(
            [sys.executable, "-m", "bench.letters.referring", str(here.directory), there.id],
            stdout=subprocess.PIPE, check=True, text=True,
        )  # fmt: skip
    told = json.loads(ran.stdout.strip().splitlines()[-1])
    single = Timing(
        "one letter, from commit to its receipt (ms)", tuple(1000 * one for one in told["single"])
    )
    print(f"\n{table([single])}")
    print(f"{told['letters']} referrals written (case, consent, letter each) in {told['written']:.1f} s")
    rate = told["letters"] / told["receipted"]
    print(f"{rate:.0f} letters a second, delivered, applied and receipted; load {load():.2f}")


def _pair(here: Node, there: Node) -> None:
    for node, other in ((here, there), (there, here)):
        words = ("node", "pair", str(node.directory), "--peer", other.address)
        heard = sampan(*words).answer["peer_fingerprint"]
        sampan(*words, "--fingerprint", str(heard))


if __name__ == "__main__":
    print(heading() + "\n")
    measure_sealing()
    measure_flow()
