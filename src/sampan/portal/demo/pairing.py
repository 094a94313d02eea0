"""Pairs the nodes as two administrators on the phone do: address, fingerprint read aloud, confirmed on each side."""

from itertools import permutations

from sampan.portal.demo.forms import Page
from sampan.portal.demo.nodes import DemoNode
from sampan.portal.demo.person import Person
from sampan.vocabulary.errors import Unavailable


def pair_all(nodes: list[DemoNode], administrators: dict[str, Person]) -> None:
    """Pair every two nodes, each administrator typing what the other one reads from their own screen."""
    heard = {node.id: own_fingerprint(administrators[node.id].open("members/")) for node in nodes}
    for here, there in permutations(nodes, 2):
        pair_one(administrators[here.id], address=there.address, digits=heard[there.id])


def pair_one(administrator: Person, *, address: str, digits: str) -> None:
    """Fetch the card at an address and confirm it by the digits that were heard."""
    asked = administrator.open("members/pair/")
    shown = administrator.submit(asked, asked.form("address"), address=address)
    done = administrator.submit(shown, shown.form("fingerprint"), fingerprint=digits)
    if done.status != 200 or not done.address.endswith("/members/"):
        raise Unavailable(f"The pairing was not confirmed: {done.outline()}")


def own_fingerprint(members: Page) -> str:
    """Return the forty digits of the node itself from its list of members: eight groups of five."""
    groups = [word for word in members.words.split() if len(word) == 5 and word.isdigit()]
    if len(groups) < 8:
        raise Unavailable(f"The page shows no fingerprint: {members.outline()}")
    return " ".join(groups[-8:])  # its own stands beside the list, after the members
