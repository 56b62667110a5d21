"""Who leaves is gone: every table and every file is searched for their ids, name, handle and address."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from PIL import Image

from entregent.kit.audience import EVERYONE, MEMBERS, load_viewer, named
from entregent.kit.clock import now
from entregent.kit.errors import DomainError
from entregent.kit.mail import send_mail
from entregent.kit.text import keyed_hash
from entregent.network.cards import CardDraft
from entregent.network.services.blocks import block
from entregent.network.services.cards import add_cards
from entregent.network.services.circles import add_to_circle, create_circle
from entregent.network.services.contacts import connect, request_contact
from entregent.people.entries import EntryDraft
from entregent.people.models import Account, AccountActor, Claim
from entregent.people.services.entries import add_entry
from entregent.people.services.identity import change_identity, set_photo
from entregent.people.services.invitations import invite_by_link, invite_by_mail
from entregent.people.services.members import create_member, delete_member
from entregent.people.services.visibility import set_visibility
from entregent.publishing.services.posts import edit_post, publish, reply
from entregent.publishing.services.reactions import react


def picture() -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (40, 40), "teal").save(data, "PNG")
    return data.getvalue()


@pytest.fixture
def lives(amina, bruno, claire, member, logged_in):
    """Zelie did a little of everything, with everyone."""
    zelie = member("zelie", "Zélie Quatremer", "fr")
    set_visibility(actor=zelie, page_public=True, page_indexed=True, listed=True, matchable=True)
    add_entry(actor=zelie, draft=EntryDraft(kind="position", title="Potière", organisation="Atelier du Lac"))
    change_identity(actor=zelie, name="Zélie Quatremer", headline="Potière")
    set_photo(actor=zelie, data=picture(), alt="Zélie Quatremer au tour")
    connect(zelie.id, bruno.id, how="work", now=now())
    connect(bruno.id, claire.id, how="work", now=now())
    request_contact(sender=zelie, receiver=amina, note="Bonjour")
    request_contact(sender=claire, receiver=zelie)
    mine = create_circle(owner=zelie, name="Proches")
    add_to_circle(owner=zelie, circle_id=mine.id, member_ids=[bruno.id])
    theirs = create_circle(owner=bruno, name="Potières")
    add_to_circle(owner=bruno, circle_id=theirs.id, member_ids=[zelie.id])
    card = CardDraft(name="Ada Roux", mail="ada@example.org", source="test", source_date=date(2026, 1, 2))
    add_cards(owner=zelie, drafts=[card])
    post = publish(author=zelie, text="Bonjour", audience=(EVERYONE, MEMBERS))
    edit_post(author=zelie, post_id=post.id, text="Bonsoir", audience=(zelie.id,))
    viewer = load_viewer(bruno.id)
    react(actor=bruno, post_id=post.id, kind="thanks", viewer=viewer)
    reply(author=bruno, parent_id=post.id, text="Salut", viewer=viewer)
    other = publish(author=bruno, text="Pour deux personnes", audience=(named(zelie.id), named(claire.id)))
    react(actor=zelie, post_id=other.id, kind="thanks", viewer=load_viewer(zelie.id))
    reply(author=zelie, parent_id=other.id, text="Merci", viewer=load_viewer(zelie.id))
    invite_by_link(inviter=zelie, days=3, uses=1)
    invite_by_mail(inviter=bruno, addresses=[(7, "zelie@example.org")], note="Viens", language="fr", days=3)
    send_mail(to="zelie@example.org", language="fr", template="known", parameters={"instance": "I", "link": "/"})
    block(blocker=amina, blocked=zelie)
    browser = logged_in(zelie)
    browser.get("/me/settings")
    Client().post("/account/login", {"login": "zelie@example.org", "password": "correct horse battery"})
    return zelie


def traces(needles: set[str]) -> set[str]:
    """`table.column` wherever one of them stands, in any form; and files whose content has it."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            columns = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                found |= {
                    f"{table}.{column}"
                    for column, value in zip(columns, row, strict=True)
                    if any(needle in str(value).casefold() for needle in needles)
                }
    for path in settings.HOME.rglob("*"):
        if path.is_file() and any(needle.encode() in path.read_bytes().lower() for needle in needles):
            found.add(path.name)
    for session in Session.objects.all():
        if any(needle in str(session.get_decoded()).casefold() for needle in needles):
            found.add("session")
    return found


def test_nothing_of_them_is_left_but_what_is_listed(lives, run_jobs, settings):
    settings.MAIL_IS_SENT = False
    run_jobs()
    account_id = AccountActor.objects.get(actor_id=lives.id).account_id
    needles = {str(lives.id), str(account_id), "zelie", "zélie", "quatremer"}
    before = traces(needles)
    assert {"people_actor.name", "people_account.email", "session", "publishing_post.author_id"} <= before
    assert any(name.endswith(".eml") for name in before)
    pictures = [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]
    assert pictures
    delete_member(actor=lives)
    run_jobs()
    # `graph_log` is compacted within seven days.
    assert traces(needles) == {"network_graphlog.b_id"}
    assert [path for path in pictures if path.exists()] == []
    assert list(Claim.objects.filter(holder_id=0).values_list("kind", "value")) == [
        ("handle", keyed_hash("claim", "zelie"))
    ]


def test_the_handle_is_never_given_again_but_the_address_is(lives):
    delete_member(actor=lives)
    with pytest.raises(DomainError, match="taken"):
        create_member(handle="zelie", name="Other", email="other@example.org", password=None)
    create_member(handle="zelie2", name="Zélie", email="zelie@example.org", password=None)


def test_the_page_asks_the_password_and_ends_every_session(lives, logged_in, client):
    here, elsewhere = logged_in(lives), logged_in(lives)
    assert here.post("/me/delete", {"password": "wrong"}).status_code == 422
    response = here.post("/me/delete", {"password": "correct horse battery"})
    assert (response.status_code, response.headers["Location"]) == (303, "/account/login")
    assert here.get("/me/settings").status_code == elsewhere.get("/me/settings").status_code == 302
    assert not Account.objects.filter(email="zelie@example.org").exists()


def test_the_only_one_who_runs_the_place_cannot_leave_it_alone(amina, bruno):
    Account.objects.filter(email="amina@example.org").update(role="operator")
    with pytest.raises(DomainError):
        delete_member(actor=amina)
    Account.objects.update(role="operator")
    delete_member(actor=amina)
    with pytest.raises(DomainError):
        delete_member(actor=bruno)
