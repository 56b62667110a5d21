"""What a member writes stays text; whole addresses become links, and nothing else does."""

import time

import pytest

from entregent.web.templatetags.cv import links


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("see https://example.org/a?b=1&c=2.", 'see <a href="https://example.org/a?b=1&amp;c=2" R>T</a>.'),
        ("(http://example.org)", '(<a href="http://example.org" R>T</a>)'),
        ("me@example.org www.example.org", "me@example.org www.example.org"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("https://good.example@evil.example/", "https://good.example@evil.example/"),
        (
            '<b>https://example.org"onclick=x</b>',
            '&lt;b&gt;<a href="https://example.org" R>T</a>&quot;onclick=x&lt;/b&gt;',
        ),
        ("https://", "https://"),
    ],
)
def test_links(text, html):
    made = links(text)
    shown = html.replace(" R>", ' rel="nofollow ugc noopener">')
    if "<a " in shown:
        shown = shown.replace(">T<", ">" + shown.split('href="')[1].split('"')[0] + "<")
    assert made == shown


@pytest.mark.parametrize("piece", ["a@b.c ", "https://", "((((", "&:;,.", "http://a.b/)))", "www.", "<<<<"])
def test_long_text_takes_no_time(piece):
    began = time.monotonic()
    links(piece * (10_000 // len(piece)))
    assert time.monotonic() - began < 0.5
