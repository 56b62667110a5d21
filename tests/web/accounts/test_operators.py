"""What operators see and decide: settings, members, the mails that wait."""

from __future__ import annotations

import pytest
from django.core import mail
from django.test import Client

from entregent.kit.queue import run_due
from entregent.moderation.services.members import suspend_member
from entregent.people.models import Account, AccountActor, Actor, Claim

OURS = ("/instance/settings", "/instance/members", "/instance/invitations", "/instance/mail")


def account(actor):
    return Account.objects.get(id=AccountActor.objects.get(actor_id=actor.id).account_id)


@pytest.fixture
def ada(member, instance):
    actor = member("ada", "Ada Roux")
    Account.objects.update(role="operator")
    return actor


def decide(client, act, actor):
    return client.post("/instance/members", {"act": act, "member": str(actor.id)})


@pytest.mark.parametrize("path", OURS)
def test_for_everyone_else_the_pages_are_not_there(path, ada, bruno, logged_in):
    assert Client().get(path).status_code == 302
    assert logged_in(bruno).get(path).status_code == 404
    assert logged_in(bruno).post(path, {}).status_code == 404
    assert logged_in(ada).get(path).status_code == 200


def test_settings_are_kept(ada, logged_in, instance):
    data = {"instance_name": "Le Rond", "languages": ["fr"], "joining": "invitation", "run_by": "", "welcome_fr": "<b>"}
    mine = logged_in(ada)
    assert mine.post("/instance/settings", data).status_code == 303
    instance.refresh_from_db()
    assert (instance.name, instance.languages, instance.joining) == ("Le Rond", "fr", "invitation")
    assert mine.post("/instance/settings", data | {"instance_name": "x" * 81}).status_code == 422
    assert "<b>" not in mine.get("/instance/settings").content.decode()


def test_a_request_is_approved(ada, logged_in, sign_up, letters, link_in, instance, log_in):
    type(instance).objects.update(joining="approval")
    sign_up()
    Client().post(link_in(letters()[0]))
    dina = Actor.objects.get(handle="dina")
    mine = logged_in(ada)
    page = mine.get("/instance/members?state=waiting").content.decode()
    assert "dina@example.org" in page
    assert decide(mine, "approve", dina).status_code == 303
    assert [(letter.to, letter.subject) for letter in letters()] == [(["dina@example.org"], "Bienvenue sur Le Cercle")]
    dina.refresh_from_db()
    assert dina.away is False
    assert log_in().headers["Location"] == "/welcome"
    # The address is private again.
    assert "dina@example.org" not in mine.get("/instance/members").content.decode()
    assert decide(mine, "approve", dina).status_code == 404


def test_approved_before_confirmed_one_is_seen_once_confirmed(
    ada, logged_in, sign_up, letters, link_in, instance, log_in
):
    type(instance).objects.update(joining="approval")
    sign_up()
    confirm = link_in(letters()[0])
    dina = Actor.objects.get(handle="dina")
    decide(logged_in(ada), "approve", dina)
    dina.refresh_from_db()
    assert dina.away is True
    Client().post(confirm)
    dina.refresh_from_db()
    assert dina.away is False


def test_a_request_is_refused_and_nothing_of_it_stays(ada, logged_in, sign_up, letters, link_in, instance):
    type(instance).objects.update(joining="approval")
    sign_up()
    letters()
    dina = Actor.objects.get(handle="dina")
    decide(logged_in(ada), "refuse", dina)
    assert not Actor.objects.filter(handle="dina").exists()
    assert not Claim.objects.filter(holder_id=dina.id).exists()
    assert [letter.subject for letter in letters()] == ["Votre demande pour rejoindre Le Cercle"]
    assert sign_up(by=Client()).status_code == 303


def test_suspending_ends_everything_at_once(ada, bruno, logged_in, log_in):
    theirs = Client()
    log_in("bruno@example.org", by=theirs)
    assert theirs.get("/me/settings").status_code == 200
    mine = logged_in(ada)
    decide(mine, "suspend", bruno)
    assert theirs.get("/me/settings").status_code == 302
    bruno.refresh_from_db()
    assert bruno.away is True
    assert log_in("bruno@example.org", by=Client()).headers["Location"] == "/account/inactive"
    decide(mine, "restore", bruno)
    bruno.refresh_from_db()
    assert bruno.away is False
    assert log_in("bruno@example.org", by=Client()).status_code == 303
    assert decide(mine, "suspend", ada).status_code == 422


def test_another_one_can_run_the_place(ada, bruno, logged_in):
    decide(logged_in(ada), "operator", bruno)
    assert logged_in(bruno).get("/instance/members").status_code == 200


def test_the_list_costs_the_same_for_two_and_for_forty(ada, member, logged_in, django_assert_num_queries):
    mine = logged_in(ada)
    mine.get("/instance/members")
    with django_assert_num_queries(9):
        mine.get("/instance/members")
    for n in range(40):
        member(f"m{n:02}", f"Member {n}")
    with django_assert_num_queries(9):
        assert mine.get("/instance/members").content.decode().count('class="name"') == 41


def test_odd_wishes_do_nothing(ada, bruno, logged_in):
    mine = logged_in(ada)
    assert mine.post("/instance/members", {"act": "erase", "member": str(bruno.id)}).status_code == 303
    assert mine.post("/instance/members", {"act": "approve", "member": "x"}).status_code == 404
    assert mine.post("/instance/members", {"act": "suspend", "member": "9" * 18}).status_code == 404
    assert account(bruno).state == "active"


def test_without_a_mail_server_the_mails_wait_for_the_operator(ada, bruno, logged_in, settings, link_in, log_in):
    settings.MAIL_IS_SENT = False
    Client().post("/account/password/reset", {"email": "bruno@example.org"})
    run_due()
    assert mail.outbox == []
    page = logged_in(ada).get("/instance/mail").content.decode()
    assert "bruno@example.org" in page
    assert "/account/password/reset/key/" in page
    (kept,) = settings.MAIL_FOLDER.glob("*.eml")
    assert b"To: bruno@example.org" in kept.read_bytes()


def test_the_log_says_who_decided(ada, bruno):
    from entregent.kit.models import Act

    suspend_member(operator=ada, member_id=bruno.id)
    act = Act.objects.filter(owner_id=ada.id).latest("id")
    assert (act.verb, act.parameters) == ("member.suspended", {"member": str(bruno.id)})
