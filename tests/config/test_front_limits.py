"""The front's own answers, without a network: what is slow, too much at once, or broken behind it."""

from __future__ import annotations

import asyncio
from typing import Any

from entregent.config.front import Front, Limits, _plain
from entregent.web.headers import security_headers

SHORT = Limits(body=100, together=150, silence=0.05, upload=0.2, drain=0.1, pause=0.01)


def echo(environ: dict[str, Any], start_response: Any) -> list[bytes]:
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [environ["wsgi.input"].read()]


def broken(environ: dict[str, Any], start_response: Any) -> list[bytes]:
    raise RuntimeError


async def answered(front: Front, *messages: dict[str, Any] | float, language: str = "en") -> tuple[int, str]:
    """Status and text; numbers among the messages are pauses. (0, "") when nothing was sent."""
    waiting, sent = list(messages), []

    async def receive() -> dict[str, Any]:
        while waiting:
            message = waiting.pop(0)
            if isinstance(message, dict):
                return message
            await asyncio.sleep(message)
        await asyncio.sleep(10)
        return {"type": "http.disconnect"}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    headers = [(b"transfer-encoding", b"chunked"), (b"accept-language", language.encode())]
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/",
        "query_string": b"",
        "http_version": "1.1",
        "headers": headers,
    }
    await front(scope, receive, send)
    if not sent:
        return 0, ""
    return sent[0]["status"], b"".join(message.get("body", b"") for message in sent[1:]).decode()


def piece(size: int, *, more: bool = False) -> dict[str, Any]:
    return {"type": "http.request", "body": b"x" * size, "more_body": more}


def ask(front: Front, *messages: dict[str, Any] | float, language: str = "en") -> tuple[int, str]:
    return asyncio.run(answered(front, *messages, language=language))


def front(application: Any = echo) -> Front:
    return Front(application, threads=1, limits=SHORT)


def test_a_body_in_pieces_arrives_whole():
    assert ask(front(), piece(40, more=True), piece(2)) == (200, "x" * 42)


def test_a_client_that_falls_silent_is_told():
    assert ask(front(), piece(1, more=True)) == (408, "The request took too long to arrive. Please try again.\n")


def test_a_client_that_trickles_is_told():
    trickle = [part for _ in range(20) for part in (piece(1, more=True), 0.02)]
    assert ask(front(), *trickle)[0] == 408


def test_what_is_too_large_is_refused_in_the_readers_language():
    assert ask(front(), piece(60, more=True), piece(60), language="fr;q=0.9, de")[0] == 413


def test_whoever_breaks_off_is_told_so_and_leaves_nothing():
    one = front()
    broken_off = ask(one, piece(60, more=True), {"type": "http.disconnect"}, {"type": "http.disconnect"})
    assert broken_off == (400, "This request cannot be read.\n")
    assert one.held == 0


def test_all_requests_together_are_bounded():
    one = front()

    async def two() -> list[tuple[int, str]]:
        slow = answered(one, piece(90, more=True), 0.04, piece(1))
        return list(await asyncio.gather(slow, answered(one, piece(90))))

    (first, _), (second, said) = asyncio.run(two())
    assert (first, second) == (200, 503)
    assert said == "Too much is being sent at the moment. Please try again in a minute.\n"
    assert one.held == 0
    assert ask(one, piece(90))[0] == 200


def test_what_breaks_behind_the_front_is_one_plain_sentence():
    assert ask(front(broken), piece(1)) == (500, "Something went wrong on our side. Please try again in a moment.\n")


def test_what_it_refuses_itself_carries_the_headers_of_every_answer():
    sent = {name.decode(): value.decode() for name, value in _plain(413, "Too large.").headers}
    expected = {name.lower(): value for name, value in security_headers().items()}
    own = {"content-type": "text/plain; charset=utf-8", "content-length": "11", "connection": "close"}
    assert sent == expected | own
