"""A visiting card: vCard 3.0, which every address book reads."""

from __future__ import annotations

from entregent.people.models import Entry
from entregent.people.queries.profiles import Profile

Kind = Entry.Kind


def one_line(text: str) -> str:
    """No line end and no control character can begin a property of its own."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def vcard(profile: Profile, *, page: str) -> str:
    import vobject

    actor = profile.actor
    first, _, last = actor.name.rpartition(" ")
    card = vobject.vCard()
    card.add("n").value = vobject.vcard.Name(family=one_line(last), given=one_line(first))
    card.add("fn").value = one_line(actor.name)
    card.add("uid").value = actor.uri
    card.add("url").value = page
    today = [entry for entry in profile.of(Kind.POSITION) if entry.end is None]
    if today:
        card.add("title").value = one_line(today[0].title)
        if today[0].organisation:
            card.add("org").value = [one_line(today[0].organisation)]
    elif actor.headline:
        card.add("title").value = one_line(actor.headline)
    if town := profile.first(Kind.TOWN):
        card.add("adr").value = vobject.vcard.Address(city=one_line(town.title))
    if about := profile.first(Kind.ABOUT):
        card.add("note").value = "\n".join(one_line(line) for line in about.text.split("\n"))
    if skills := profile.of(Kind.SKILL):
        card.add("categories").value = [one_line(entry.title) for entry in skills]
    for entry in profile.of(Kind.LINK):
        card.add("url").value = one_line(entry.url)
    return str(card.serialize())
