"""The contacts that invented crews name: telephones, accounts and names on platforms, as people write them."""

import random
from dataclasses import dataclass

Told = tuple[str, str]  # kind and value
IN_CREWS = 0.4  # templates that are a crew's; each other one is of somebody who posts nothing else
NAMES_NONE, NAMES_TWO, NAMES_PLATFORM = 0.05, 0.35, 0.06
# Contacts of nobody in particular: groups and agencies that very many adverts name
_PLATFORMS = ("tuyendungvn", "lokerharian", "jobsasean", "hangthaijobs")
_BANKS = ("Vietcombank", "BCA", "KBank", "ABA")


@dataclass(frozen=True)
class Named:
    """What a post says of contacts, and their kinds and values."""

    words: tuple[str, ...]
    contacts: tuple[Told, ...]


@dataclass(frozen=True)
class Crews:
    """So many crews, numbered from 0; a template of nobody's crew has one of its own, numbered after them."""

    count: int

    def draw(self, template: int, chance: random.Random) -> int:
        """Return the crew of a template."""
        return chance.randrange(self.count) if chance.random() < IN_CREWS else self.count + template

    def told(self, crew: int, template: int, language: str, chance: random.Random) -> Named:
        """Return what a post of a crew names: mostly one of its contacts, sometimes two or none, or a platform's."""
        named = []
        draw = chance.random()
        if draw >= NAMES_NONE:
            ways = [_phone, _telegram, _line, _account][: 4 if crew < self.count else 2]
            for way in chance.sample(ways, 2 if draw < NAMES_NONE + NAMES_TWO else 1):
                named.append(way(crew, chance))
        if chance.random() < NAMES_PLATFORM:
            name = chance.choice(_PLATFORMS)
            named.append((f"Telegram @{name}", ("handle", f"telegram:{name}")))
        return Named(tuple(words for words, _ in named), tuple(told for _, told in named))


def _phone(crew: int, chance: random.Random) -> tuple[str, Told]:
    # 7 digits that differ in most places from one crew to the next
    digits = f"{(crew * 7_368_787 + 1_234_567) % 10_000_000:07d}"
    value = f"+8490{digits}"
    written = chance.choice(
        (value, f"+84 90 {digits[:3]} {digits[3:]}", f"+84-90-{digits[:3]}-{digits[3:]}", f"(+84) 90{digits}")
    )
    return chance.choice((f"Zalo {written}", f"Tel: {written}", f"📞 {written}")), ("phone", value)


def _telegram(crew: int, chance: random.Random) -> tuple[str, Told]:
    name = f"{('viec', 'kerja', 'job', 'work')[crew % 4]}_{crew}_hr"
    return chance.choice((f"Telegram @{name}", f"t.me/{name}", f"telegram: {name}")), (
        "handle",
        f"telegram:{name}",
    )


def _line(crew: int, chance: random.Random) -> tuple[str, Told]:
    name = f"ln{crew}{('hr', 'vip', 'boss')[crew % 3]}"
    return chance.choice((f"LINE: {name}", f"LINE ID: {name}", f"line id {name}")), ("handle", f"line:{name}")


def _account(crew: int, chance: random.Random) -> tuple[str, Told]:
    bank = _BANKS[crew % len(_BANKS)]
    number = f"{(crew * 99_991 + 71_000_123) % 10**10:010d}"
    return f"{chance.choice(('STK', 'Account', 'No rek'))} {number} {bank}", ("account", number)
