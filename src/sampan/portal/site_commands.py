"""Declares and runs `sampan site`: makes and serves the public site that checks offers."""

import argparse
import sys
from pathlib import Path
from typing import Any

from sampan.portal.site.config import SiteConfig, checked, read_site, write_site
from sampan.portal.site.connecting import connect_site
from sampan.portal.site.serving import serve_site

Told = dict[str, Any]


def declare(parser: argparse.ArgumentParser, *, command: Any) -> None:
    """Declare what follows `sampan site`."""
    group = parser.add_subparsers(required=True, metavar="COMMAND")
    init = command(group, "init", run_init, "make a public site in a folder")
    init.add_argument("directory", type=Path, metavar="DIR", help="where the site keeps its settings")
    init.add_argument("--country", required=True, help="ISO 3166-1 alpha-2 code, such as VN")
    init.add_argument("--name", required=True, help="name under the heading of every page")
    init.add_argument("--agency", default="", help="office that answers for the site")
    init.add_argument("--listen", default="127.0.0.1:8200", help="address and port (default: %(default)s)")
    init.add_argument("--public-url", default="", help="address for people (default: http://LISTEN)")
    connect = command(group, "connect", run_connect, "let a node fetch what people report on the site")
    connect.add_argument("directory", type=Path, metavar="DIR", help="the site's folder")
    connect.add_argument("--node", type=Path, required=True, metavar="DIR", help="the node's folder")
    serve = command(group, "serve", run_serve, "serve the public site until Ctrl+C or SIGTERM")
    serve.add_argument("directory", type=Path, metavar="DIR", help="the site's folder")


def run_init(asked: argparse.Namespace) -> Told:
    """Write `site.toml`."""
    names = ("country", "name", "agency", "listen", "public_url")
    told = {name: getattr(asked, name) for name in names if getattr(asked, name)}
    config = checked(SiteConfig(**told))
    path = write_site(asked.directory, told)
    return {
        "ok": True,
        "settings": str(path),
        "address": config.address,
        "next": f"sampan site serve {asked.directory}",
    }


def run_connect(asked: argparse.Namespace) -> Told:
    """Give the site the node's public key for reports, and the node the site's drop."""
    drop = connect_site(asked.directory, node=asked.node)
    return {"ok": True, "drop": str(drop), "next": "Start the site and the node again."}


def run_serve(asked: argparse.Namespace) -> Told:
    """Serve the site."""
    config = read_site(asked.directory)
    sys.stderr.write(f"{config.name} at {config.address}. Ctrl+C stops it.\n")
    serve_site(asked.directory)
    return {"ok": True}
