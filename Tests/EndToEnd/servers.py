# SPDX-License-Identifier: Apache-2.0
"""Servers on loopback: moto as an independent STS and SSO, and a stub that answers what a test wants, faults included."""

from __future__ import annotations

import base64
import http.server
import json
import socket
import ssl
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs

ANSWERS = Path(__file__).resolve().parent.parent / "SignInTests" / "Answers"


@dataclass
class Asked:
    """A request as it came."""

    method: str
    path: str
    headers: dict[str, str]
    body: str

    @property
    def form(self) -> dict[str, str]:
        return {name: values[0] for name, values in parse_qs(self.body).items()}


@dataclass
class Answer:
    status: int = 200
    body: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    #: Break the connection after so many bytes of the body.
    cut_after: int | None = None
    #: Say nothing for so long.
    delay: float = 0


class Stub:
    """`Stub(lambda asked: Answer(...))`: its `url`, and all that it was `asked`."""

    def __init__(self, answer: Callable[[Asked], Answer], certificate: tuple[Path, Path] | None = None) -> None:
        self.asked: list[Asked] = []
        stub = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def handle_any(self) -> None:
                length = int(self.headers.get("Content-Length") or 0)
                asked = Asked(
                    self.command, self.path, {k.lower(): v for k, v in self.headers.items()}, self.rfile.read(length).decode()
                )
                stub.asked.append(asked)
                reply = answer(asked)
                if reply.delay:
                    stub.ended.wait(reply.delay)
                body = reply.body.encode()
                self.send_response(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body if reply.cut_after is None else body[: reply.cut_after])
                self.close_connection = True

            do_GET = do_POST = do_PUT = handle_any

            def log_message(self, *_: object) -> None:
                pass

        self.ended = threading.Event()
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        scheme = "http"
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*certificate)
            self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
            scheme = "https"
        self.port = self.server.server_address[1]
        self.url = f"{scheme}://localhost:{self.port}" if certificate else f"{scheme}://127.0.0.1:{self.port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self.ended.set()
        self.server.shutdown()
        self.server.server_close()


class Proxy:
    """A proxy that leads every tunnel to one port of this machine: the real names of AWS, and nobody but us answers."""

    def __init__(self, port: int) -> None:
        #: `CONNECT sts.eu-west-1.amazonaws.com:443 HTTP/1.1` and the lines below it, for each tunnel.
        self.asked: list[str] = []
        self.port = port
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                visitor, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self._tunnel, args=(visitor,), daemon=True).start()

    def _tunnel(self, visitor: socket.socket) -> None:
        request = b""
        while not request.endswith(b"\r\n\r\n"):
            if not (more := visitor.recv(4096)):
                return
            request += more
        self.asked.append(request.decode())
        with visitor, socket.create_connection(("127.0.0.1", self.port)) as there:
            visitor.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            back = threading.Thread(target=self._copy, args=(there, visitor), daemon=True)
            back.start()
            self._copy(visitor, there)
            back.join(10)

    @staticmethod
    def _copy(source: socket.socket, target: socket.socket) -> None:
        try:
            while data := source.recv(65536):
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)
        except OSError:
            pass

    @property
    def hosts(self) -> list[str]:
        return [asked.split()[1] for asked in self.asked]

    def close(self) -> None:
        self.listener.close()


class Moto:
    """moto's server, with a log of the actions that it was asked for."""

    def __init__(self, log: Path) -> None:
        self.log = log
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        with log.open("wb") as file:
            self.process = subprocess.Popen(
                [str(Path(sys.executable).parent / "moto_server"), "-H", "127.0.0.1", "-p", str(port)],
                stdout=file,
                stderr=subprocess.STDOUT,
            )
        end = time.monotonic() + 60
        while True:
            try:
                urllib.request.urlopen(self.url + "/moto-api/", timeout=5).close()
                return
            except OSError:
                assert time.monotonic() < end and self.process.poll() is None, log.read_text()
                time.sleep(0.1)

    def asked(self) -> int:
        """How many requests it has answered."""
        return sum('" 200 -' in line or '" 4' in line for line in self.log.read_text().splitlines()) - self.before

    before = 0

    def count_from_here(self) -> None:
        self.before = 0
        self.before = self.asked()

    def close(self) -> None:
        self.process.terminate()
        self.process.wait(20)


class SignIn:
    """What sign-in answers to CreateOAuth2Token: new keys for a refresh token, if the proof is one (RFC 9449)."""

    def __init__(self) -> None:
        self.url = ""
        self.proofs: list[dict[str, object]] = []

    def __call__(self, asked: Asked) -> Answer:
        try:
            self.proofs.append(self.checked(asked))
        except Exception as wrong:
            return Answer(400, json.dumps({"error": "INVALID_REQUEST", "message": f"proof: {wrong!r}"}))
        given = json.loads(asked.body)
        if given["refreshToken"] != "EXAMPLEREFRESHTOKEN-old":
            return Answer(401, answer_file("login-refused.json"), {"x-amzn-errortype": "AccessDeniedException"})
        return Answer(200, answer_file("login-token.json"))

    def checked(self, asked: Asked) -> dict[str, object]:
        """The payload of the proof, if it is for this request, of now, new, and signed by the key that it names."""
        from cryptography.hazmat.primitives import hashes
        from cryptography.hazmat.primitives.asymmetric import ec, utils

        def part(text: str) -> bytes:
            return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))

        first, second, third = asked.headers["dpop"].split(".")
        header, payload = json.loads(part(first)), json.loads(part(second))
        assert (header["typ"], header["alg"]) == ("dpop+jwt", "ES256")
        assert set(header["jwk"]) == {"kty", "crv", "x", "y"}, "the private part stays where it is"
        x, y = (int.from_bytes(part(header["jwk"][name]), "big") for name in "xy")
        key = ec.EllipticCurvePublicNumbers(x, y, ec.SECP256R1()).public_key()
        raw = part(third)
        assert len(raw) == 64
        signature = utils.encode_dss_signature(int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))
        key.verify(signature, f"{first}.{second}".encode(), ec.ECDSA(hashes.SHA256()))
        assert payload["htm"] == asked.method and payload["htu"] == self.url + asked.path
        assert abs(payload["iat"] - time.time()) < 60
        assert payload["jti"] not in [known["jti"] for known in self.proofs]
        return payload


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answer_file(name: str) -> str:
    """The body of an answer, as the tests of the flows have it."""
    return (ANSWERS / name).read_text(encoding="utf-8")
