"""A small populated place for tests that look at every page: seven people, and one of each thing."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass, field

from PIL import Image

from entregent.archives.services.uploads import open_upload, start_import
from entregent.kit.audience import EVERYONE, MEMBERS, load_viewer
from entregent.kit.partial_dates import PartialDate
from entregent.kit.queue import run_due
from entregent.moderation.services.members import suspend_member
from entregent.network.cards import CardDraft
from entregent.network.models import Card
from entregent.network.services.blocks import block
from entregent.network.services.cards import add_cards
from entregent.network.services.circles import add_to_circle, create_circle
from entregent.network.services.contacts import accept_request, request_contact
from entregent.people.entries import EntryDraft
from entregent.people.models import Account, AccountActor, Actor, Entry
from entregent.people.services.entries import add_entry
from entregent.people.services.identity import change_identity, set_photo, set_visibility
from entregent.people.services.instance import InstanceDraft, set_up_instance
from entregent.people.services.invitations import invite_by_link, token_of
from entregent.people.services.members import create_member
from entregent.publishing.services.posts import publish, reply

PASSWORD = "correct horse battery"
MEMBERS_OF_THE_WORLD = {
    "amina": ("Amina Haddad", "fr", "Architecte et formatrice"),
    "bruno": ("Bruno Keller", "en", "Carpenter, stairs and roofs"),
    "claire": ("Claire Moreau-Delacroix de Saint-Exupéry", "fr", "Responsable associative"),
    "dina": ("Dina Roy", "en", ""),
    "eric": ("Éric Blanc", "fr", "Recruteur"),
    "simon": ("Simon Petit", "en", ""),
}


@dataclass
class World:
    """People by handle, and the number of one thing of each kind, all of them Amina's."""

    people: dict[str, Actor] = field(default_factory=dict)
    things: dict[str, str] = field(default_factory=dict)

    def account(self, handle: str) -> Account:
        return Account.objects.get(id=AccountActor.objects.get(actor_id=self.people[handle].id).account_id)


def populate() -> World:
    """Olga runs the place. Bruno is Amina's contact, Claire asks to be, Dina is a stranger, Éric is blocked by her,
    Simon is suspended."""
    world = World()
    draft = InstanceDraft(
        name="Les Ateliers",
        welcome_fr="Un réseau de métiers.",
        welcome_en="A network of trades.",
        run_by="L’Association",
    )
    world.people["olga"] = set_up_instance(
        draft=draft, handle="olga", name="Olga Novak", email="olga@example.org", password=PASSWORD, language="en"
    )
    for handle, (name, language, headline) in MEMBERS_OF_THE_WORLD.items():
        mail = f"{handle}@example.org"
        actor = create_member(handle=handle, name=name, email=mail, password=PASSWORD, language=language)
        if headline:
            change_identity(actor=actor, name=name, headline=headline)
        world.people[handle] = actor
    _ties(world)
    _profiles(world)
    _words(world)
    _imports(world)
    suspend_member(operator=world.people["olga"], member_id=world.people["simon"].id)
    run_due()
    world.people = {handle: Actor.objects.get(id=actor.id) for handle, actor in world.people.items()}
    return world


def _ties(world: World) -> None:
    amina, bruno, claire = (world.people[handle] for handle in ("amina", "bruno", "claire"))
    request_contact(sender=bruno, receiver=amina, note="We met at the workshop.", how="Workshop")
    accept_request(receiver=amina, sender=bruno)
    request_contact(sender=claire, receiver=amina, note="Rencontrées au petit déjeuner des indépendants.")
    block(blocker=amina, blocked=world.people["eric"])
    circle = create_circle(owner=amina, name="La chorale")
    add_to_circle(owner=amina, circle_id=circle.id, member_ids=[bruno.id])
    cards = [
        CardDraft(name=f"Personne {number}", organisation="Ateliers du Port", title="Menuisière", source="linkedin")
        for number in range(3)
    ]
    add_cards(owner=amina, drafts=cards)
    world.things["circle_id"] = str(circle.id)
    world.things["card_id"] = str(Card.objects.filter(owner_id=amina.id).earliest("id").id)


def _profiles(world: World) -> None:
    amina = world.people["amina"]
    everyone = (EVERYONE,)
    lines = [
        EntryDraft("about", text="J’aide les petites équipes à livrer sereinement."),
        EntryDraft("town", title="Québec"),
        EntryDraft("position", title="Architecte", organisation="Ateliers du Port", start=PartialDate(2021, 3)),
        EntryDraft(
            "education", title="Licence", organisation="Université", start=PartialDate(2012), end=PartialDate(2015)
        ),
        EntryDraft("skill", title="Animation d’ateliers"),
    ]
    for line in lines:
        entry = add_entry(actor=amina, draft=line, audience=everyone)
    world.things["entry_id"] = str(entry.id)
    add_entry(
        actor=world.people["bruno"],
        draft=EntryDraft("position", title="Carpenter", organisation="Own workshop", start=PartialDate(2019)),
        audience=(MEMBERS,),
    )
    picture = io.BytesIO()
    Image.new("RGB", (240, 240), "#7c4f16").save(picture, "PNG")
    set_photo(actor=amina, data=picture.getvalue(), alt="Amina, souriante", audience=(MEMBERS,))
    set_visibility(actor=amina, page_public=True, page_indexed=True, listed=True)
    for handle in ("bruno", "claire", "dina"):
        set_visibility(actor=world.people[handle], listed=True)
    world.things["media_id"] = str(Actor.objects.get(id=amina.id).photo_id)
    assert Entry.objects.filter(actor_id=amina.id).count() == len(lines)


def _imports(world: World) -> None:
    """One waiting for a choice, one done."""
    resume = {
        "basics": {"name": "Amina Haddad"},
        "work": [{"name": "Coopérative du Nord", "position": "Analyste", "startDate": "2016-02", "endDate": "2018-12"}],
        "skills": [{"name": "Médiation"}, {"name": "x" * 5000}],
    }
    for state in ("done", "waiting"):
        file = io.BytesIO(json.dumps(resume).encode())
        found = open_upload(owner=world.people["amina"], file=file, name=f"resume-{state}.json")
        world.things[f"import_{state}"] = str(found.id)
        if state == "done":
            start_import(owner=world.people["amina"], import_id=found.id)
            run_due()


def _words(world: World) -> None:
    amina, bruno = world.people["amina"], world.people["bruno"]
    text = "Après trois ans en portage, voici **ce que j’aurais aimé savoir** : fixer ses tarifs à la valeur."
    post = publish(author=amina, text=text, audience=(amina.id,), language="fr")
    publish(author=bruno, text="A new staircase, open to visits.\n\n- oak\n- ash", audience=(bruno.id,), language="en")
    answer = reply(author=bruno, parent_id=post.id, text="Thank you!", viewer=load_viewer(bruno.id), language="en")
    world.things["post_id"], world.things["reply_id"] = str(post.id), str(answer.id)
    invitation = invite_by_link(inviter=world.people["olga"], days=7, uses=3)
    world.things["invitation_id"] = str(invitation.id)
    world.things["invitation_token"] = token_of(invitation.id)
