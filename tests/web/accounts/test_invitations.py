"""Inviting: by link and by mails that are seen first; what is guessed, used up, too old or taken back opens nothing."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from entregent.kit.clock import fixed
from entregent.kit.models import OutgoingMail
from entregent.people.models import Account, Actor, Invitation
from entregent.people.services.invitations import invite_by_link, invite_by_mail, revoke_invitation, token_of

HERE = "/instance/invitations"


@pytest.fixture
def ada(member, instance):
    type(instance).objects.update(joining="invitation")
    actor = member("ada", "Ada Roux")
    Account.objects.update(role="operator")
    return actor


def test_a_link_lets_in_as_many_as_it_says(ada, logged_in, sign_up, letters):
    mine = logged_in(ada)
    assert mine.post(HERE, {"days": "7", "uses": "2"}).status_code == 303
    page = mine.get(HERE).content.decode()
    link = re.search(r'href="(http://[^"]+/join/[0-9a-f]{32})"', page).group(1)
    assert 'src="data:image/svg+xml' in page
    door = link.partition(":8000")[2] or "/join/" + link.rpartition("/")[2]
    assert Client().get(door).status_code == 200
    for n in (1, 2):
        response = sign_up(door, by=Client(), handle=f"dina{n}", email=f"dina{n}@example.org")
        assert response.status_code == 303
    assert Client().get(door).status_code == 404
    assert sign_up(door, by=Client(), handle="dina3", email="dina3@example.org").status_code == 404
    assert Actor.objects.count() == 3
    assert {account.state for account in Account.objects.all()} == {"active"}


def test_only_the_hash_is_kept(ada):
    invitation = invite_by_link(inviter=ada, days=7, uses=1)
    row = str(Invitation.objects.values().get(id=invitation.id))
    assert token_of(invitation.id) not in row


def test_each_mail_is_seen_before_it_leaves(ada, logged_in, letters, sign_up, link_in):
    mine = logged_in(ada)
    data = {
        "addresses": "Dina@example.org\ncleo@example.org, dina@example.org",
        "note": "Viens\r\nBcc: x@example.org",
        "mail_language": "fr",
        "mail_days": "10",
    }
    page = mine.post(f"{HERE}/preview", data)
    assert page.status_code == 200
    drafts = page.context["drafts"]
    assert [draft.email for draft in drafts] == ["dina@example.org", "cleo@example.org"]
    assert (Invitation.objects.count(), OutgoingMail.objects.count(), letters()) == (0, 0, [])
    assert mine.post(f"{HERE}/send", {"seen": page.context["seen"]}).status_code == 303
    sent = letters()
    assert [(letter.to, letter.subject, letter.body) for letter in sent] == [
        ([draft.email], draft.subject, draft.text) for draft in drafts
    ]
    assert sent[0].subject == "Ada Roux vous invite à rejoindre Le Cercle"
    # Twice is once.
    assert mine.post(f"{HERE}/send", {"seen": page.context["seen"]}).status_code == 303
    assert letters() == []
    # Whoever got it is in at once: the token proves the address.
    response = sign_up(link_in(sent[0]))
    assert (response.status_code, response.headers["Location"]) == (303, "/welcome")
    # With another address it is confirmed first.
    response = sign_up(link_in(sent[1]), by=Client(), handle="cleo", email="other@example.org")
    assert (response.status_code, response.headers["Location"]) == (303, "/account/confirm-email")


def test_what_was_not_seen_is_not_sent(ada, bruno, logged_in, letters):
    mine = logged_in(ada)
    assert mine.post(f"{HERE}/send", {"seen": "x"}).status_code == 422
    data = {"addresses": "dina@example.org", "mail_language": "fr", "mail_days": "10"}
    seen = mine.post(f"{HERE}/preview", data).context["seen"]
    Account.objects.update(role="operator")
    assert logged_in(bruno).post(f"{HERE}/send", {"seen": seen}).status_code == 422
    assert letters() == []


@pytest.mark.parametrize(
    "addresses", ["", "nobody", "a%b@example.org", "\n".join(f"a{n}@b.example" for n in range(101))]
)
def test_odd_lists_are_refused_with_a_sentence(ada, logged_in, addresses):
    data = {"addresses": addresses, "mail_language": "fr", "mail_days": "10"}
    response = logged_in(ada).post(f"{HERE}/preview", data)
    assert (response.status_code, set(response.context["mails"].errors)) == (422, {"addresses"})


def test_guessed_old_used_and_revoked_answer_alike(ada, client):
    old = invite_by_link(inviter=ada, days=1, uses=1, clock=fixed(datetime.now(UTC) - timedelta(days=2)))
    revoked = invite_by_link(inviter=ada, days=1, uses=1)
    revoke_invitation(actor=ada, invitation_id=revoked.id)
    used = invite_by_link(inviter=ada, days=1, uses=1)
    Invitation.objects.filter(id=used.id).update(uses_left=0)
    pages = [client.get(f"/join/{token_of(one.id)}") for one in (old, revoked, used)] + [
        client.get("/join/" + "0" * 32)
    ]
    assert [page.status_code for page in pages] == [404] * 4
    assert len({re.sub(r"/join/\w+|%2Fjoin%2F\w+", "", page.content.decode()) for page in pages}) == 1


def test_guessing_is_limited(instance, client):
    codes = [client.get(f"/join/{n:032x}").status_code for n in range(22)]
    assert codes == [404] * 20 + [429] * 2


def test_revoking_is_for_operators(ada, bruno, logged_in):
    invitation = invite_by_link(inviter=ada, days=1, uses=1)
    path = f"{HERE}/{invitation.id}/revoke"
    assert logged_in(bruno).post(path).status_code == 404
    assert logged_in(ada).get(path).status_code == 405
    assert logged_in(ada).post(path).status_code == 303
    assert logged_in(ada).post(path).status_code == 404


def test_the_list_costs_the_same_for_one_and_for_forty(ada, logged_in, django_assert_num_queries):
    mine = logged_in(ada)
    invite_by_link(inviter=ada, days=1, uses=1)
    mine.get(HERE)
    with django_assert_num_queries(6):
        mine.get(HERE)
    invite_by_mail(
        inviter=ada, addresses=[(n, f"a{n}@b.example") for n in range(1, 41)], note="", language="fr", days=1
    )
    with django_assert_num_queries(6):
        mine.get(HERE)


def test_an_invitation_gives_no_role(ada, sign_up):
    invitation = invite_by_link(inviter=ada, days=1, uses=1)
    sign_up(f"/join/{token_of(invitation.id)}", role="operator", state="active", is_operator="1")
    assert Account.objects.get(email="dina@example.org").role == "member"


def test_what_is_left_of_an_invitation_tells_of_no_address(ada, bruno, sign_up):
    for email in ("new@example.org", "bruno@example.org"):
        token = token_of(invite_by_link(inviter=ada, days=7, uses=1).id)
        response = sign_up(f"/join/{token}", by=Client(), email=email, handle=email.partition("@")[0] + "-2")
        assert (response.status_code, response.headers["Location"]) == (303, "/account/confirm-email")
        assert Client().get(f"/join/{token}").status_code == 404
