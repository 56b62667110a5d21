"""The door, as each kind of person finds it."""

from collections.abc import Callable

import pytest
from django.test import Client

from entregent.demo.personas import PERSONAS
from entregent.network.services.blocks import block
from entregent.people.models import Account, Actor, Instance
from entregent.people.services.identity import set_visibility


@pytest.fixture
def place(db: None) -> Instance:
    return Instance.objects.create(
        id=1, domain="x.example", name="Chez nous", welcome_fr="Un lieu tenu par ses membres.", run_by="Les Amis"
    )


@pytest.mark.django_db
def test_an_empty_instance_leads_to_the_first_administrators_guide(client: Client) -> None:
    response = client.get("/", follow=True)
    assert response.redirect_chain == [("/instance/welcome", 302)]
    assert response.status_code == 200


def test_a_visitor_reads_what_it_is_who_runs_it_and_what_is_public(client: Client, place: Instance) -> None:
    page = client.get("/", headers={"accept-language": "fr"}).content.decode()
    for words in ("Chez nous", "Un lieu tenu par ses membres.", "Tenu par Les Amis", "Ce qui est public"):
        assert words in page
    assert 'lang="fr"' in page


def test_a_welcome_in_one_language_serves_readers_of_the_other(client: Client, place: Instance) -> None:
    page = client.get("/", headers={"accept-language": "en"}).content.decode()
    assert "Un lieu tenu par ses membres." in page
    assert "What is public" in page


@pytest.mark.parametrize(
    ("joining", "words"),
    [("open", "Become a member"), ("approval", "Ask to become a member"), ("invitation", "I have an invitation")],
)
def test_how_to_join_follows_the_policy_of_the_place(client: Client, place: Instance, joining: str, words: str) -> None:
    Instance.objects.update(joining=joining)
    assert words in client.get("/", headers={"accept-language": "en"}).content.decode()


def test_a_visitors_door_is_built_in_few_statements(
    client: Client, place: Instance, django_assert_max_num_queries: Callable[..., object]
) -> None:
    client.get("/")
    with django_assert_max_num_queries(4):
        client.get("/")


def test_a_member_goes_straight_to_today(logged_in: Callable[[Actor], Client], amina: Actor, place: Instance) -> None:
    response = logged_in(amina).get("/")
    assert (response.status_code, response["Location"]) == (302, "/today")


def test_no_demonstration_no_ways_in(client: Client, place: Instance) -> None:
    assert "/demonstration/" not in client.get("/").content.decode()
    assert client.post("/demonstration/freelance").status_code == 404


def test_a_real_member_cannot_be_entered_by_bearing_a_personas_handle(
    client: Client, place: Instance, member: Callable[..., Actor]
) -> None:
    actor = member(PERSONAS[0].handle, "Someone Real")
    assert client.post("/demonstration/freelance").status_code == 404
    assert not Account.objects.get(email=f"{actor.handle}@example.org").demonstration


def test_who_is_blocked_does_not_meet_them_when_looking_around(
    client: Client, place: Instance, amina: Actor, bruno: Actor, logged_in: Callable[[Actor], Client]
) -> None:
    for actor in (amina, bruno):
        set_visibility(actor=actor, page_public=True, page_indexed=True)
    block(blocker=amina, blocked=bruno)
    around = logged_in(bruno).get("/around").content.decode()
    assert ("@amina" in around or amina.name in around, bruno.name in around) == (False, True)
    assert amina.name in client.get("/around").content.decode()


def test_an_ai_agent_meets_those_alone_who_chose_it(
    client: Client, place: Instance, amina: Actor, bruno: Actor
) -> None:
    for actor in (amina, bruno):
        set_visibility(actor=actor, page_public=True, page_indexed=True, page_ai=actor is bruno)
    around = client.get("/around", headers={"user-agent": "Mozilla/5.0 (compatible; GPTBot/1.1)"}).content.decode()
    assert (amina.name in around, bruno.name in around) == (False, True)
