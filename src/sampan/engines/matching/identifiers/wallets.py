"""Wallets of crypto currencies: the address in one form, refused when its own check digits are wrong.

Sources: BIP 173 and BIP 350 (bech32, bech32m), Base58Check as Bitcoin and TRON use it, EIP-55 (Ethereum's checksum
by capital letters). The networks that these name are the ones that recruiters and scam compounds are paid through.
"""

import hashlib
import re

from sampan.engines.matching.identifiers.keccak import keccak_256

_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_BECH32_SUM, _BECH32M_SUM = 1, 0x2BC830A3
_VERSIONS = {0x00: "btc", 0x05: "btc", 0x41: "tron"}  # first byte of a Base58Check address
_ETHEREUM = re.compile(r"0x[0-9a-fA-F]{40}")
_SCHEMES = re.compile(r"^(?:bitcoin|ethereum|tron|btc|eth|trx|usdt|trc20|erc20)\s*:\s*", re.IGNORECASE)


def canonical_wallet(text: str) -> str:
    """Return `network:address` (btc, eth or tron), or "" when it is no address or mistyped.

    `bitcoin:...?amount=` as in QR codes is read. An Ethereum address is lower case; written in both cases, its EIP-55
    checksum must be right. Other networks that use Ethereum's form give `eth` as well: one key, one owner.
    """
    bare = _SCHEMES.sub("", text.strip()).partition("?")[0].partition("@")[0].strip()
    if _ETHEREUM.fullmatch(bare):
        return f"eth:{bare.lower()}" if _checksum_holds(bare) else ""
    if bare[:3].lower() == "bc1":
        return f"btc:{bare.lower()}" if _is_segwit(bare) else ""
    network = _base58_network(bare)
    return f"{network}:{bare}" if network else ""


def _checksum_holds(address: str) -> bool:
    digits = address[2:]
    if digits in (digits.lower(), digits.upper()):
        return True  # written without a checksum
    hashed = keccak_256(digits.lower().encode()).hex()
    return all(
        character == (character.upper() if int(nibble, 16) >= 8 else character.lower())
        for character, nibble in zip(digits, hashed, strict=False)
    )


def _base58_network(text: str) -> str:
    if not 26 <= len(text) <= 35 or any(character not in _BASE58 for character in text):
        return ""
    number = 0
    for character in text:
        number = number * 58 + _BASE58.index(character)
    if number >= 1 << 200:
        return ""
    raw = number.to_bytes(25, "big")
    if len(text) - len(text.lstrip("1")) != len(raw) - len(raw.lstrip(b"\x00")):
        return ""
    told = hashlib.sha256(hashlib.sha256(raw[:21]).digest()).digest()[:4]
    return _VERSIONS.get(raw[0], "") if told == raw[21:] else ""


def _is_segwit(address: str) -> bool:
    if address not in (address.lower(), address.upper()) or len(address) > 90:
        return False
    symbols = [_BECH32.find(character) for character in address.lower()[3:]]
    if len(symbols) < 8 or -1 in symbols:
        return False
    wanted = _BECH32_SUM if symbols[0] == 0 else _BECH32M_SUM
    prefix = [ord(character) >> 5 for character in "bc"] + [0] + [ord(character) & 31 for character in "bc"]
    return symbols[0] <= 16 and _polymod(prefix + symbols) == wanted


def _polymod(symbols: list[int]) -> int:
    check = 1
    for symbol in symbols:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ symbol
        for place in range(5):
            check ^= _GENERATOR[place] if (top >> place) & 1 else 0
    return check
