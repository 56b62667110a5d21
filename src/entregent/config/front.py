"""The server's front: a plain ASGI application that hands each request to Django's WSGI handler in a small pool.

A thread of the pool only computes. The front reads the whole body before, and sends the whole answer after, so that a
slow client holds no thread; what is larger than a piece of memory waits in a temporary file.
"""

from __future__ import annotations

import asyncio
import contextlib
import io
import logging
import sys
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import IO, Any

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation.trans_real import parse_accept_lang_header

from entregent.config.environ import wsgi_environ
from entregent.web.headers import security_headers

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
StartResponse = Callable[..., Callable[[bytes], None]]
WsgiApplication = Callable[[dict[str, Any], StartResponse], Any]

IN_MEMORY = 256 * 1024
PIECE = 64 * 1024
log = logging.getLogger("entregent.front")


@dataclass(frozen=True, slots=True)
class Limits:
    body: int = 64 * 1024 * 1024  # bytes of a request
    together: int = 1024 * 1024 * 1024  # bytes of all requests that are on their way
    silence: float = 20.0  # seconds between two pieces of a request
    upload: float = 600.0  # seconds for a whole request
    drain: float = 15.0  # seconds during which the rest of a refused request is read and thrown away
    pause: float = 0.3  # seconds without a piece after which it is not waited for


class Refusal(Exception):
    """A request answered by the front alone."""

    def __init__(self, status: int, sentence: Promise) -> None:
        super().__init__(status)
        self.status, self.sentence = status, sentence


class ClientGone(Exception):
    """Nobody waits for the answer any more."""


@dataclass(slots=True)
class Answer:
    status: int
    headers: list[tuple[bytes, bytes]]
    body: IO[bytes]


class Front:
    def __init__(
        self, application: WsgiApplication, *, threads: int, trusted_proxies: int = 0, limits: Limits | None = None
    ) -> None:
        self.application = application
        self.trusted_proxies = trusted_proxies
        self.limits = limits or Limits()
        self.pool = ThreadPoolExecutor(threads, thread_name_prefix="request")
        self.held = 0  # bytes of bodies

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        try:
            async with self._body(scope, receive) as body:
                environ = wsgi_environ(scope, body, self.trusted_proxies)
                answer = await asyncio.get_running_loop().run_in_executor(self.pool, self._compute, environ)
            with answer.body:
                await _send_answer(answer, send, head=scope["method"] == "HEAD")
        except Refusal as refusal:
            await self._refuse(refusal, scope, receive, send)
        except ClientGone:
            # Or it stayed and broke off its body: then this is its answer, and not the server's own failure.
            await self._refuse(Refusal(400, _("This request cannot be read.")), scope, receive, send)

    @contextlib.asynccontextmanager
    async def _body(self, scope: Scope, receive: Receive) -> AsyncIterator[IO[bytes]]:
        length = _declared_length(scope)
        if length > self.limits.body:
            raise self._too_large()
        with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as body:
            try:
                if length or _is_chunked(scope):
                    await self._fill(body, receive)
                yield body
            finally:
                self.held -= body.seek(0, 2)

    async def _fill(self, body: IO[bytes], receive: Receive) -> None:
        try:
            async with asyncio.timeout(self.limits.upload):
                async for piece in _pieces(receive, self.limits.silence):
                    if body.tell() + len(piece) > self.limits.body:
                        raise self._too_large()
                    if self.held + len(piece) > self.limits.together:
                        raise Refusal(503, _("Too much is being sent at the moment. Please try again in a minute."))
                    self.held += body.write(piece)
        except TimeoutError as error:
            raise Refusal(408, _("The request took too long to arrive. Please try again.")) from error
        body.seek(0)

    def _too_large(self) -> Refusal:
        return Refusal(
            413, format_lazy(_("This is too large: send at most {size} MB at once."), size=self.limits.body >> 20)
        )

    def _compute(self, environ: dict[str, Any]) -> Answer:
        """Runs in the pool. Whatever Django could not turn into an answer becomes a plain 500."""
        started: list[Any] = []

        def start_response(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Callable[..., None]:
            started[:] = [int(status[:3]), headers]
            return _no_write

        body: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - closed by the caller
        try:
            chunks = self.application(environ, start_response)
            try:
                for chunk in chunks:
                    body.write(chunk)
            finally:
                getattr(chunks, "close", lambda: None)()
        except Exception:
            log.exception("a request failed")
            body.close()
            return _plain(500, str(_("Something went wrong on our side. Please try again in a moment.")))
        body.seek(0)
        headers = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in started[1]]
        return Answer(started[0], headers, body)

    async def _refuse(self, refusal: Refusal, scope: Scope, receive: Receive, send: Send) -> None:
        await self._drain(receive)
        with translation.override(_language(scope)):
            answer = _plain(refusal.status, str(refusal.sentence))
        with answer.body:
            await _send_answer(answer, send, head=False)

    async def _drain(self, receive: Receive) -> None:
        """Most clients read an answer only after they have sent all: what still comes is thrown away for a while."""
        with contextlib.suppress(TimeoutError, ClientGone):
            async with asyncio.timeout(self.limits.drain):
                async for _piece in _pieces(receive, self.limits.pause):
                    pass


async def _pieces(receive: Receive, silence: float) -> AsyncIterator[bytes]:
    """The body as it comes, while no pause is longer than `silence`."""
    more = True
    while more:
        message = await asyncio.wait_for(receive(), silence)
        if message["type"] == "http.disconnect":
            raise ClientGone
        yield message.get("body", b"")
        more = message.get("more_body", False)


async def _send_answer(answer: Answer, send: Send, *, head: bool) -> None:
    try:
        await send({"type": "http.response.start", "status": answer.status, "headers": answer.headers})
        pieces = iter(()) if head else _read(answer.body)
        for piece in pieces:
            await send({"type": "http.response.body", "body": piece, "more_body": True})
        await send({"type": "http.response.body", "body": b""})
    except Exception as error:  # noqa: BLE001 - granian raises its own kinds when the client has gone
        log.debug("the client left before the answer: %s", error)


def _read(body: IO[bytes]) -> Iterator[bytes]:
    while piece := body.read(PIECE):
        yield piece


def _plain(status: int, sentence: str) -> Answer:
    text = f"{sentence}\n".encode()
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(text)).encode()),
        (b"connection", b"close"),
        *((name.lower().encode(), value.encode()) for name, value in security_headers().items()),
    ]
    return Answer(status, headers, io.BytesIO(text))


def _header(scope: Scope, wanted: bytes) -> bytes:
    return next((value for name, value in scope["headers"] if name.lower() == wanted), b"")


def _language(scope: Scope) -> str:
    """As the browser asks, for no session is known here."""
    for code, _quality in parse_accept_lang_header(_header(scope, b"accept-language").decode("latin-1")):
        with contextlib.suppress(LookupError):
            return translation.get_supported_language_variant(code)
    return str(settings.LANGUAGE_CODE)


def _declared_length(scope: Scope) -> int:
    text = _header(scope, b"content-length")
    if not text:
        return 0
    if not text.isdigit() or len(text) > 18:
        raise Refusal(400, _("The length of this request is not a number."))
    return int(text)


def _is_chunked(scope: Scope) -> bool:
    return bool(_header(scope, b"transfer-encoding"))


def _no_write(_piece: bytes) -> None:
    print("write() of WSGI is not offered", file=sys.stderr)  # noqa: T201
