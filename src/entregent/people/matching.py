"""Who is already here: keyed hashes of mails and profile addresses, of members who allow being recognised."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

from allauth.account.models import EmailAddress

from entregent.kit.audience import Viewer
from entregent.kit.events import announce
from entregent.kit.text import fold, keyed_hash
from entregent.people.events import MatchKeysChanged
from entregent.people.models import AccountActor, Actor, Entry, MatchKey

MAIL, PROFILE = "mail", "profile"


def normal_mail(mail: str) -> str:
    return mail.strip().casefold()


def normal_profile(url: str) -> str:
    """Host without www or language, path decoded, in lower case: one person, however the address was copied."""
    url = url.strip()
    parts = urlsplit(url if "://" in url else f"https://{url}")
    host = (parts.hostname or "").removeprefix("www.")
    path = unquote(parts.path).casefold().rstrip("/")
    if host == "linkedin.com" or host.endswith(".linkedin.com"):
        segments = [segment for segment in path.split("/") if segment]
        if len(segments) >= 2 and segments[0] in ("in", "pub"):
            return f"linkedin.com/in/{segments[1]}"
        host = "linkedin.com"
    return f"{host}{path}"


def match_hash(kind: str, value: str) -> str:
    """Equal for equal people: the same on a member's key and on a fact of somebody's private card."""
    try:
        normal = {MAIL: normal_mail, PROFILE: normal_profile}.get(kind, fold)(value)
    except ValueError:  # an address that no parser takes
        normal = fold(value)
    return keyed_hash(f"match:{kind}", normal)


def keep_match_keys(actor_id: int) -> None:
    """Writes the keys of a member anew. Called by whatever changes links, confirmed mails or the member's choice."""
    wanted = _keys(actor_id) if Actor.objects.filter(id=actor_id, matchable=True).exists() else set()
    here = set(MatchKey.objects.filter(actor_id=actor_id).values_list("value", flat=True))
    if gone := here - wanted:
        MatchKey.objects.filter(actor_id=actor_id, value__in=gone).delete()
    MatchKey.objects.bulk_create([MatchKey(value=value, actor_id=actor_id) for value in sorted(wanted - here)])
    if wanted != here:
        announce(MatchKeysChanged(actor_id))


def _keys(actor_id: int) -> set[str]:
    accounts = list(AccountActor.objects.filter(actor_id=actor_id).values_list("account_id", flat=True))
    mails = EmailAddress.objects.filter(user_id__in=accounts, verified=True).values_list("email", flat=True)
    links = Entry.objects.filter(actor_id=actor_id, kind=Entry.Kind.LINK).values_list("url", flat=True)
    return {match_hash(MAIL, mail) for mail in mails} | {match_hash(PROFILE, url) for url in links}


def holders_of(hashes: Iterable[str]) -> dict[str, set[int]]:
    """Hash to the members who claim it, for those with any."""
    holders: dict[str, set[int]] = {}
    asked = sorted(set(hashes))
    for begin in range(0, len(asked), 1000):
        some = MatchKey.objects.filter(value__in=asked[begin : begin + 1000])
        for value, actor_id in some.values_list("value", "actor_id"):
            holders.setdefault(value, set()).add(actor_id)
    return holders


def matching_members(hashes: Iterable[str], viewer: Viewer) -> dict[str, int]:
    """Hash to member, of those whom the viewer may see. A value that two members claim names nobody."""
    found = {value: next(iter(ids)) for value, ids in holders_of(hashes).items() if len(ids) == 1}
    return {value: actor_id for value, actor_id in found.items() if actor_id not in viewer.hidden}
