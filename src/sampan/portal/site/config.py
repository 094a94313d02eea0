"""The public site's configuration: `site.toml` in its directory, read once and checked."""

import base64
import re
import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from sampan.prevention.offers.drop.sealing import PUBLIC_OCTETS
from sampan.vocabulary.errors import InvalidInput
from sampan.vocabulary.languages import LANGUAGES
from sampan.vocabulary.territories import is_country

FILE = "site.toml"
_CAMPAIGN = re.compile(r"[a-z0-9][a-z0-9-]{1,22}[a-z0-9]")


@dataclass(frozen=True)
class SiteConfig:
    """What distinguishes one public site from another.

    The metadata's `help` is printed in `docs/reference/settings.md`.
    """

    country: str = field(metadata={"help": "ISO 3166-1 alpha-2 code: whose numbers are shown first."})
    name: str = field(metadata={"help": "Name under the heading of every page, such as the ministry's."})
    agency: str = field(
        default="", metadata={"help": "Office that answers for the site, at the foot of every page."}
    )
    listen: str = field(
        default="127.0.0.1:8200", metadata={"help": "Address and port that the site listens on."}
    )
    public_url: str = field(
        default="", metadata={"help": "Address at which people reach the site (default: http://LISTEN)."}
    )
    languages: tuple[str, ...] = field(
        default=tuple(LANGUAGES), metadata={"help": "Languages offered, the first is the default."}
    )
    time_zone: str = field(default="Asia/Ho_Chi_Minh", metadata={"help": "Time zone of the country."})
    behind_proxy: bool = field(
        default=False,
        metadata={
            "help": "Whether a proxy of your own stands before the site and tells who asks (X-Forwarded-For)."
        },
    )
    is_demo: bool = field(default=False, metadata={"help": "Says on every page that it is a demonstration."})
    encoder: bool = field(
        default=True,
        metadata={
            "help": "Whether messages are read with the encoder too, which finds signs that no pattern names: it takes "
            "some 200 MB and a tenth of a second a message. Without its package, patterns alone read them."
        },
    )
    hotlines: tuple[dict[str, str], ...] = field(
        default=(),
        metadata={
            "help": "Numbers that the office has confirmed: [[hotlines]] with number, name, operator, hours, country."
        },
    )

    agencies: str = field(
        default="",
        metadata={
            "help": "File of the published list of recruitment agencies (`sampan agencies publish`), in the site's "
            "directory or by its full path; empty: offers are not compared with one."
        },
    )

    warnings: str = field(
        default="",
        metadata={
            "help": "File of the confirmed campaigns (`sampan lures publish`), in the site's directory or by its full "
            "path; empty: offers are not compared with them."
        },
    )

    report_key: str = field(
        default="",
        metadata={
            "help": "The office's public key for reports (`sampan site connect` writes it); empty: none are taken."
        },
    )
    drop: str = field(
        default="drop",
        metadata={
            "help": "Folder of sealed reports and answers, in the site's directory or by its full path."
        },
    )

    counters: str = field(
        default="",
        metadata={
            "help": "Folder in which quizzes are counted, as sums alone (quiz-sums.json), in the site's directory or "
            "by its full path; empty: none is counted."
        },
    )
    campaigns: tuple[str, ...] = field(
        default=(),
        metadata={
            "help": "Codes of awareness campaigns under which quizzes are counted, where an address ends in ?c=CODE."
        },
    )

    @property
    def takes_reports(self) -> bool:
        """Whether people can report an offer here."""
        return bool(self.report_key)

    @property
    def address(self) -> str:
        """The address at which people reach the site."""
        return self.public_url or f"http://{self.listen}"


def read_site(directory: Path) -> SiteConfig:
    """Read and check the configuration of a site's directory; raises InvalidInput naming the setting."""
    path = directory / FILE
    if not path.is_file():
        raise InvalidInput(
            f"{directory} holds no site: {FILE} is missing.",
            remedy="Make one with `sampan site init`.",
            field=FILE,
        )
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InvalidInput(
            f"{path} is not valid TOML: {error}.", remedy="Mend that line.", field=FILE
        ) from None
    unknown = sorted(set(told) - {one.name for one in fields(SiteConfig)})
    if unknown:
        raise InvalidInput(f"Unknown setting {unknown[0]}.", remedy="Remove or correct it.", field=unknown[0])
    for name in ("languages", "hotlines", "campaigns"):
        if isinstance(told.get(name), list):
            told[name] = tuple(told[name])
    try:
        return checked(SiteConfig(**told))
    except TypeError as error:
        raise InvalidInput(
            f"A setting is missing in {path}: {error}.", remedy="Add it.", field=FILE
        ) from None


def checked(config: SiteConfig) -> SiteConfig:
    """Return the configuration; InvalidInput names the setting that cannot stand."""
    _require(is_country(config.country), "country", "is no ISO 3166-1 code.", "Write VN or TH.")
    _require(bool(config.languages), "languages", "names no language.", "Name at least one.")
    for code in config.languages:
        _require(
            code in LANGUAGES,
            "languages",
            f"has {code}, which is not offered.",
            f"Use {' '.join(LANGUAGES)}.",
        )
    for code in config.campaigns:
        fit = isinstance(code, str) and _CAMPAIGN.fullmatch(code) is not None
        _require(
            fit, "campaigns", "has a code that is none.", "Use 3 to 24 small letters, digits and hyphens."
        )
    for one in config.hotlines:
        fit = isinstance(one, dict) and bool(one.get("number")) and bool(one.get("name"))
        _require(fit, "hotlines", "has a number without number or name.", "Give both.")
    if config.report_key:
        fit = len(public_key(config.report_key)) == PUBLIC_OCTETS
        _require(
            fit, "report_key", "is no key for reports.", "Connect the site once more: `sampan site connect`."
        )
        _require(bool(config.agency), "agency", "is empty.", "Name the office that reads reports.")
    return config


def public_key(text: str) -> bytes:
    """Return the octets of a key as it is written in `site.toml`; empty when it cannot be read."""
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        return b""


def _require(fit: bool, name: str, what: str, remedy: str) -> None:
    if not fit:
        raise InvalidInput(f"{name} {what}", remedy=remedy, field=name)


def write_site(directory: Path, told: dict[str, Any]) -> Path:
    """Write `site.toml`; FileExistsError rather than replace one."""
    lines = [f"{name} = {_toml(worth)}" for name, worth in told.items()]
    directory.mkdir(parents=True, exist_ok=True)
    path = directory / FILE
    with path.open("x", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    return path


def _toml(worth: Any) -> str:
    if isinstance(worth, bool):
        return str(worth).lower()
    if isinstance(worth, (list, tuple)):
        return "[" + ", ".join(map(_toml, worth)) + "]"
    text = str(worth).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'
