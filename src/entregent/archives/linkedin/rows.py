"""One small parser for each kind of row that becomes a line of the CV or a card."""

from __future__ import annotations

import re
from datetime import date

from entregent.archives.candidates import Identity, Item, Refused
from entregent.archives.linkedin.dates import partial_date
from entregent.kit.errors import DomainError
from entregent.kit.partial_dates import PartialDate
from entregent.kit.readers.tables import Row
from entregent.kit.readers.text import one_line, plain
from entregent.network.cards import CardDraft
from entregent.people.entries import EntryDraft, checked_url

# Nearly all of tens of thousands of addresses: nothing in them that the full check would change or refuse.
PLAIN_ADDRESS = re.compile(r"https://(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,20}/[\w%/-]{0,200}", re.ASCII)


def web_address(text: str) -> str:
    """An address that our pages may link to, or ''."""
    if PLAIN_ADDRESS.fullmatch(text):
        return text
    try:
        return checked_url(one_line(text))
    except DomainError:
        return ""


def position(row: Row) -> Item:
    return EntryDraft(
        kind="position",
        title=one_line(row["title"]),
        organisation=one_line(row["company name"]),
        place=one_line(row["location"]),
        text=plain(row["description"]),
        start=partial_date(row["started on"]),
        end=partial_date(row["finished on"]),
    )


def education(row: Row) -> Item:
    texts = (plain(row["notes"]), plain(row["activities"]))
    return EntryDraft(
        kind="education",
        title=one_line(row["degree name"]),
        organisation=one_line(row["school name"]),
        text="\n\n".join(text for text in texts if text),
        start=partial_date(row["start date"]),
        end=partial_date(row["end date"]),
    )


def skill(row: Row) -> Item:
    return EntryDraft(kind="skill", title=one_line(row["name"]))


def language(row: Row) -> Item:
    return EntryDraft(kind="language", title=one_line(row["name"]), detail=one_line(row["proficiency"]))


def certification(row: Row) -> Item:
    return EntryDraft(
        kind="certification",
        title=one_line(row["name"]),
        organisation=one_line(row["authority"]),
        url=web_address(row["url"]),
        detail=one_line(row["license number"]),
        start=partial_date(row["started on"]),
        end=partial_date(row["finished on"]),
    )


def project(row: Row) -> Item:
    return EntryDraft(
        kind="project",
        title=one_line(row["title"]),
        text=plain(row["description"]),
        url=web_address(row["url"]),
        start=partial_date(row["started on"]),
        end=partial_date(row["finished on"]),
    )


def publication(row: Row) -> Item:
    return EntryDraft(
        kind="publication",
        title=one_line(row["name"]),
        organisation=one_line(row["publisher"]),
        url=web_address(row["url"]),
        text=plain(row["description"]),
        start=partial_date(row["published on"]),
    )


def volunteering(row: Row) -> Item:
    return EntryDraft(
        kind="volunteering",
        title=one_line(row["role"]),
        organisation=one_line(row["company name"]),
        detail=one_line(row["cause"]),
        text=plain(row["description"]),
        start=partial_date(row["started on"]),
        end=partial_date(row["finished on"]),
    )


def honour(row: Row) -> Item:
    return EntryDraft(
        kind="honour",
        title=one_line(row["title"]),
        text=plain(row["description"]),
        start=partial_date(row["issued on"]),
    )


def recommendation(row: Row) -> Item:
    """A draft that its author has not sent yet is not ours to keep."""
    if one_line(row["status"]).casefold() == "pending":
        raise Refused("recommendation-pending")
    return EntryDraft(
        kind="recommendation",
        title=full_name(row),
        organisation=one_line(row["company"]),
        detail=one_line(row["job title"]),
        text=plain(row["text"]),
        start=partial_date(row["creation date"]),
    )


def connection(row: Row) -> Item | None:
    """None for someone who has left LinkedIn: nothing names them any more."""
    name = full_name(row)
    if not name:
        return None
    since = partial_date(row["connected on"])
    return CardDraft(
        name=name,
        mail=one_line(row["email address"]),
        profile_url=web_address(row["url"]),
        organisation=one_line(row["company"]),
        title=one_line(row["position"]),
        connected=exact_day(since),
    )


def exact_day(since: PartialDate | None) -> date | None:
    return since.first_day() if since and since.day else None


def full_name(row: Row) -> str:
    return one_line(f"{row['first name']} {row['last name']}")


def profile(row: Row) -> list[Item]:
    town, _, region = one_line(row["geo location"]).partition(",")
    items: list[Item] = [
        Identity("name", full_name(row)),
        Identity("headline", one_line(row["headline"])),
        EntryDraft(kind="about", text=plain(row["summary"])),
        EntryDraft(kind="town", title=town.strip(), detail=region.strip()),
        *(EntryDraft(kind="link", title=title, url=url) for title, url in websites(row["websites"])),
    ]
    return [item for item in items if not is_blank(item)]


def summary(row: Row) -> list[Item]:
    text = plain(row["profile summary"])
    return [EntryDraft(kind="about", text=text)] if text else []


def is_blank(item: Item) -> bool:
    match item:
        case Identity():
            return not item.value
        case EntryDraft():
            return not (item.title or item.text or item.url)
        case _:
            return False


def websites(cell: str) -> list[tuple[str, str]]:
    """`[PORTFOLIO:https://…,BLOG:https://…,https://…]` as (label, address); only http and https."""
    found = []
    for part in one_line(cell).strip("[]").split(","):
        label, colon, rest = part.strip().partition(":")
        is_label = colon and label.casefold() not in {"http", "https"} and not rest.startswith("//")
        url = web_address(rest if is_label else part)
        if url:
            found.append((label.strip().capitalize() if is_label else "", url))
    return found
