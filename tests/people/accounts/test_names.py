"""Names, handles and addresses as they may be."""

from __future__ import annotations

import pytest

from entregent.kit.errors import DomainError
from entregent.people.names import check_handle, check_mail, check_name


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Dina@Example.ORG", "dina@example.org"),
        (" a.b+c-d_e@sub.example.org ", "a.b+c-d_e@sub.example.org"),
        ("7@x.co", "7@x.co"),
        ("a@xn--caf-dma.example", "a@xn--caf-dma.example"),
    ],
)
def test_addresses_have_one_form(given, kept):
    assert check_mail(given) == kept


@pytest.mark.parametrize(
    "given",
    [
        "",
        "a",
        "a@",
        "@b.example",
        "a@b",
        "a@@b.example",
        "a%b@c.example",
        "a!b@c.example",
        "a@b.example@c.example",
        '"a"@b.example',
        "a(x)@b.example",
        "a@(x)b.example",
        "a@[127.0.0.1]",
        "a@127.0.0.1",
        "a@localhost",
        ".a@b.example",
        "a.@b.example",
        "a..b@c.example",
        "a@-b.example",
        "a@b..example",
        "a b@c.example",
        "a@b.example\r\nBcc: x@y.example",
        "a,b@c.example",
        "a\x00@b.example",
        "é@b.example",
        "a@é.example",
        "ａ@b.example",
        "<a@b.example>",
        "x" * 65 + "@b.example",
        "a@" + "b." * 126 + "example",
    ],
)
def test_odd_addresses_are_refused(given):
    with pytest.raises(DomainError) as refusal:
        check_mail(given)
    assert (refusal.value.code, refusal.value.field) == ("mail-form", "email")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("  Dina \t Roy\n", "Dina Roy"),
        ("Di\u200bna\u202e Roy\u2066", "Dina Roy"),
        ("Di\x00na", "Dina"),
        ("Zoé d’Aubigné-Lê", "Zoé d’Aubigné-Lê"),
        ("ليلى", "ليلى"),
        ("x" * 120, "x" * 120),
    ],
)
def test_names_lose_what_nobody_can_see(given, kept):
    assert check_name(given) == kept


@pytest.mark.parametrize("given", ["", " ", "\u202e\u200b", "x" * 121, "x" * 10_000])
def test_names_too_short_or_long_are_refused(given):
    with pytest.raises(DomainError) as refusal:
        check_name(given)
    assert refusal.value.field == "name"


@pytest.mark.parametrize(
    "given", ["a", "a" * 31, "-a", "a-", "_a", "a b", "é", "admin", "ADMIN", "@Inbox", "a/b", "а1"]
)
def test_odd_handles_are_refused(given):
    with pytest.raises(DomainError):
        check_handle(given)


def test_a_handle_is_kept_in_lower_case():
    assert check_handle(" @Dina_R-2 ") == "dina_r-2"
