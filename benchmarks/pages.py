"""The public page, a member's page, one's own CV and the directory, among 10,000 members: time, statements, bytes.

    python benchmarks/pages.py [--members 10000] [--contacts 1000] [--posts 100000] [--times 200]

The whole request is measured, from middleware to bytes, in one process and one thread. *Today* is in `today.py`.
"""

from __future__ import annotations

import os
import platform
from typing import Any

from today import CSS, measure, report

from world import sizes, world

CV_CSS = CSS.parent / "profile.css"
EVERYONE = (1,)


def write_cv(actor: Any) -> None:
    """A full CV, all of it public: some 60 lines."""
    from entregent.kit.partial_dates import PartialDate
    from entregent.people.entries import EntryDraft
    from entregent.people.services.entries import add_entries
    from entregent.people.services.visibility import set_visibility

    text = "Conduite de chantiers avec des équipes de métiers différents, du premier dessin à la remise des clés. " * 4
    drafts = [EntryDraft("about", text=text), EntryDraft("town", title="Nantes", detail="Loire-Atlantique")]
    drafts += [
        EntryDraft(kind, f"{kind} {n}", f"Maison {n}", text=text, start=PartialDate(2000 + 2 * n, 3))
        for kind, many in (("position", 10), ("education", 3), ("volunteering", 3), ("project", 4))
        for n in range(many)
    ]
    drafts += [EntryDraft("skill", title=f"Savoir-faire {n}") for n in range(30)]
    drafts += [EntryDraft("language", title=name, detail="C1") for name in ("Français", "Anglais", "Breton")]
    drafts += [EntryDraft("link", title=f"Page {n}", url=f"https://page{n}.example/") for n in range(3)]
    add_entries(actor=actor, drafts=drafts, audience=EVERYONE)
    set_visibility(actor=actor, page_public=True, page_indexed=True, listed=True)


def main() -> int:
    options = sizes()
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    with world(members=options.members, contacts=options.contacts, posts=options.posts) as community:
        from django.test import Client

        from entregent.network.models import Contact
        from entregent.people.models import Actor

        reader = Actor.objects.get(id=community.reader_id)
        friend_id = Contact.objects.filter(owner_id=reader.id).values_list("other_id", flat=True).first()
        friend = Actor.objects.get(id=friend_id)
        write_cv(friend)
        Actor.objects.exclude(id=reader.id).update(listed=True)
        visitor, member = Client(headers={"Accept-Language": "fr"}), community.client()
        kept = [
            report(name, *measure(client, address, options.times)[:3], size + CV_CSS.stat().st_size)
            for name, client, address in (
                ("public page", visitor, f"/@{friend.handle}"),
                ("its JSON Resume", visitor, f"/@{friend.handle}.json"),
                ("the same, by a contact", member, f"/@{friend.handle}"),
                ("my CV", member, "/me"),
                ("directory", member, "/people"),
                ("directory by skill", member, "/people?skill=savoir"),
            )
            for size in [len(client.get(address).content)]
        ]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    raise SystemExit(main())
