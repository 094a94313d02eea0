"""Mutual TLS over real sockets: two listeners of one node, and everybody whom each of them must not hear."""

import os
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sampan.partnership.exchange.wire import NoAnswer, NotDelivered, Wire
from sampan.partnership.transport import card_context, member_context
from sampan.portal.node.certificate import make_certificate
from sampan.portal.node.config import NodeConfig, read_config, write_config
from sampan.portal.node.keys import make_keys
from sampan.vocabulary.errors import InvalidInput
from tests.portal.node.ports import free_port

# The node's two listeners with an application that says which path it was asked for: no database is needed.
_SERVER = """
import os, sys
from pathlib import Path
from sampan.portal.node.starting import start_django
directory = Path(sys.argv[1])
start_django(directory)
from sampan.portal.node import web
from sampan.portal.node.config import read_config
def application(environ, start):
    body = environ["PATH_INFO"].encode()
    start("200 OK", [("Content-Length", str(len(body)))])
    return [body]
web.application = application
config = read_config(directory)
if os.fork():
    web.run_web(config)
else:
    import ctypes
    ctypes.CDLL(None).prctl(1, 15)
    web.run_exchange(config, directory)
"""


@dataclass
class Site:
    """A node's folder with its certificate, and where it listens."""

    folder: Path
    config: NodeConfig

    def trust(self, *files: Path) -> None:
        """Let the node trust these certificates."""
        (self.folder / "tls" / "trusted.pem").write_text("".join(one.read_text() for one in files))

    @property
    def certificate(self) -> Path:
        return self.folder / "tls" / "node.pem"

    @property
    def key(self) -> Path:
        return self.folder / "tls" / "node.key"


def make_site(folder: Path, id: str, *, days: int = 100, began: timedelta = timedelta()) -> Site:
    folder.mkdir()
    ports = [free_port() for _ in range(2)]
    config = NodeConfig(
        id=id,
        country="VN",
        name=f"Node {id}",
        public_url=f"http://127.0.0.1:{ports[0]}",
        listen=f"127.0.0.1:{ports[0]}",
        exchange_url=f"https://127.0.0.1:{ports[1]}",
        tls_trusted="tls/trusted.pem",
        database_url="postgresql://nobody@/not_started",
    )
    write_config(folder, config)
    make_certificate(folder, now=datetime.now(UTC) - began, days=days)
    write_config(folder, replace(read_config(folder), exchange_listen=f"127.0.0.1:{ports[1]}"))
    return Site(folder, read_config(folder))


@pytest.fixture(scope="module")
def sites(tmp_path_factory) -> Iterator[dict[str, Site]]:
    """`here` listens; `there` is a member of it; `stranger` is none; `over` is one whose certificate has
    expired; `wary` trusts another node than `here`.
    """
    folder = tmp_path_factory.mktemp("tls")
    made = {name: make_site(folder / name, f"vn-{name}") for name in ("here", "there", "stranger", "wary")}
    made["over"] = make_site(folder / "over", "vn-over", days=1, began=timedelta(days=30))
    here = made["here"]
    make_keys(here.folder, node_id=here.config.id)
    here.trust(made["there"].certificate, made["over"].certificate, made["wary"].certificate)
    made["wary"].trust(made["there"].certificate)
    for name in ("there", "stranger", "over"):
        made[name].trust(here.certificate)
    told = {name: text for name, text in os.environ.items() if not name.startswith(("SAMPAN", "DJANGO"))}
    path = os.pathsep.join(one for one in sys.path if one)
    with subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", _SERVER, str(here.folder)], env=told | {"PYTHONPATH": path}
    ) as server:
        for listen in (here.config.listen, here.config.exchange_listen):
            wait_for_port(int(listen.rpartition(":")[2]))
        yield made
        server.terminate()


def wait_for_port(port: int) -> None:
    ends = time.monotonic() + 30
    while time.monotonic() < ends:
        with socket.socket() as asked:
            if asked.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("nobody listens")


@pytest.fixture
def ask(settings, sites):
    """Posts a frame as one of the sites, to the listener for members or to an address."""

    def ask(name: str, address: str = ""):
        settings.SAMPAN_NODE, settings.SAMPAN_DIRECTORY = sites[name].config, sites[name].folder
        with Wire(address or sites["here"].config.exchange_url) as wire:
            return wire.post_frame(b"frame")

    return ask


def test_member_is_heard_by_tls_1_3(ask, sites):
    answer = ask("there")
    assert (answer.status, answer.body) == (200, b"/exchange/frames")


@pytest.mark.parametrize("name", ["stranger", "over"])
def test_certificate_that_is_unknown_or_over_is_refused(ask, name):
    with pytest.raises((NotDelivered, NoAnswer)):  # TLS 1.3 tells a client only after it has begun to send
        ask(name)


def openssl(*words: str) -> None:
    subprocess.run(["openssl", *words], check=True, capture_output=True)


def test_certificate_of_a_wrong_authority_with_the_members_name_is_refused(sites, tmp_path):
    ca, key, asked, made = (str(tmp_path / one) for one in ("ca.pem", "key.pem", "csr.pem", "cert.pem"))
    curve = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", key)
    openssl("req", "-x509", *curve, "-out", ca, "-subj", "/CN=vn-there", "-days", "9")
    openssl("req", "-new", "-key", key, "-out", asked, "-subj", "/CN=vn-there")
    openssl(
        "x509", "-req", "-in", asked, "-CA", ca, "-CAkey", key, "-CAcreateserial", "-out", made, "-days", "9"
    )
    assert not is_heard(sites["here"], certificate=made, key=key)


def test_client_without_a_certificate_or_with_plain_http_is_refused(sites):
    there = sites["there"]
    assert is_heard(sites["here"], certificate=str(there.certificate), key=str(there.key))
    assert not is_heard(sites["here"])
    port = int(sites["here"].config.exchange_listen.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), timeout=5) as plain:
        plain.sendall(b"GET /exchange/hello HTTP/1.1\r\nHost: node\r\n\r\n")
        assert b"200 OK" not in received(plain)


def test_older_tls_is_refused(sites):
    there = sites["there"]
    assert not is_heard(
        sites["here"], certificate=str(there.certificate), key=str(there.key), newest=ssl.TLSVersion.TLSv1_2
    )


def is_heard(
    here: Site, *, certificate: str = "", key: str = "", newest: ssl.TLSVersion | None = None
) -> bool:
    """Whether the listener answers a client that itself trusts anybody."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    context.maximum_version = newest or ssl.TLSVersion.TLSv1_3
    if certificate:
        context.load_cert_chain(certificate, key)
    port = int(here.config.exchange_listen.rpartition(":")[2])
    try:
        with (
            socket.create_connection(("127.0.0.1", port), timeout=5) as plain,
            context.wrap_socket(plain) as wired,
        ):
            wired.sendall(b"GET /exchange/hello HTTP/1.1\r\nHost: node\r\nConnection: close\r\n\r\n")
            return b"200 OK" in received(wired)
    except OSError:
        return False


def received(wired: socket.socket) -> bytes:
    """What comes until the other side closes or two hundred octets are there."""
    got = b""
    try:
        while len(got) < 15 and (piece := wired.recv(200)):
            got += piece
    except OSError:
        return got
    return got


def test_server_that_is_not_a_trusted_member_gets_nothing(ask, sites):
    with pytest.raises(NotDelivered):
        ask("wary")


def test_system_store_does_not_count_when_members_are_listed(sites, settings):
    settings.SAMPAN_NODE, settings.SAMPAN_DIRECTORY = sites["there"].config, sites["there"].folder
    assert [one["subject"][0][0][1] for one in member_context().get_ca_certs()] in ([], ["vn-here"])
    assert len(card_context().get_ca_certs()) >= len(member_context().get_ca_certs())
    assert member_context().check_hostname and member_context().verify_mode is ssl.CERT_REQUIRED


def test_each_listener_knows_its_own_addresses_alone(ask, sites):
    browsers = sites["here"].config.public_url
    assert ask("there", browsers).status == 404
    with Wire(browsers) as wire:
        assert wire.hello().body == b"/exchange/hello" and wire.post(b"letter").status == 404
        assert wire._ask("GET", "/cases/", None, 100).body == b"/cases/"
    with Wire(sites["here"].config.exchange_url) as wire:
        assert wire.hello().status == 200
        assert wire._ask("GET", "/cases/", None, 100).status == 404
        assert wire._ask("GET", "/exchange/witnesses/", None, 100).status == 404


def test_certificate_has_one_length_names_the_host_and_is_not_replaced_unasked(sites, tmp_path):
    lengths = {len(ssl.PEM_cert_to_DER_cert(one.certificate.read_text())) for one in sites.values()}
    longer = make_site(tmp_path / "n", "kh-ministry-of-social-affairs-veterans")
    lengths.add(len(ssl.PEM_cert_to_DER_cert(longer.certificate.read_text())))
    assert lengths == {1_024} and longer.key.stat().st_mode & 0o077 == 0
    with pytest.raises(InvalidInput):
        make_certificate(longer.folder, now=datetime.now(UTC))
    before = longer.certificate.read_text()
    make_certificate(longer.folder, now=datetime.now(UTC), renew=True)
    assert (longer.folder / "tls" / "node.pem.old").read_text() == before


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"exchange_listen": "127.0.0.1:1"}, "exchange_listen"),
        ({"tls_certificate": "tls/node.pem"}, "tls_key"),
        ({"steady_seconds": -1}, "steady_seconds"),
        ({"steady_seconds": 0.5}, "steady_seconds"),
        ({"steady_size": 65_535}, "steady_size"),
    ],
)
def test_settings_that_do_not_fit_are_refused_by_name(tmp_path, changed, field):
    named = {"id": "vn-one", "country": "VN", "name": "Node", "public_url": "http://127.0.0.1:8000"}
    write_config(tmp_path, NodeConfig(**named | changed))
    with pytest.raises(InvalidInput) as refused:
        read_config(tmp_path)
    assert refused.value.field == field
