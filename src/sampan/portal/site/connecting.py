"""Connects a public site with a node: the site learns the public key for reports, the node where they wait."""

import base64
from dataclasses import replace
from pathlib import Path

from sampan.portal.node.config import read_config, write_config
from sampan.portal.node.keys import add_report_keys, read_report_keys
from sampan.portal.site.config import FILE, checked, public_key, read_site
from sampan.prevention.awareness.tallying import Tally
from sampan.prevention.offers.drop.folder import Drop
from sampan.vocabulary.errors import InvalidInput


def connect_site(directory: Path, *, node: Path) -> Path:
    """Connect both and return the folder that they share; connected once more, nothing changes.

    Raises InvalidInput when the site names no office, or either is connected with another already.
    """
    site, config = read_site(directory), read_config(node)
    drop = (directory / site.drop).resolve()
    if config.reports_drop not in ("", str(drop)):
        raise InvalidInput(
            "The node fetches the reports of another site.",
            remedy="Clear reports_drop in node.toml first.",
            field="reports_drop",
        )
    keys = read_report_keys(node)
    newest = (keys[0] if keys else add_report_keys(node)).public
    if site.report_key and public_key(site.report_key) != newest:
        raise InvalidInput(
            "The site has the key of another node.",
            remedy="Clear report_key in site.toml first.",
            field="report_key",
        )
    text = base64.b64encode(newest).decode()
    checked(replace(site, report_key=text))
    if not site.report_key:  # before any table of the file
        path = directory / FILE
        path.write_text(f'report_key = "{text}"\n' + path.read_text("utf-8"), "utf-8")
    Drop(drop).make()
    sums = str(Tally((directory / site.counters).resolve()).path) if site.counters else ""
    joined = replace(config, reports_drop=str(drop), quiz_sums=config.quiz_sums or sums)
    if joined != config:
        write_config(node, joined)
    return drop
