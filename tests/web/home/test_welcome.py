"""What brings a newcomer, and three steps that can each be skipped."""

from collections.abc import Callable

import pytest
from django.test import Client

from entregent.attention.models import FirstSteps
from entregent.attention.queries.first_steps import first_steps
from entregent.attention.services.first_steps import (
    EXAMPLES,
    STEPS,
    choose_intention,
    dismiss_first_steps,
    end_step,
)
from entregent.kit.errors import DomainError, NotFound
from entregent.people.models import Actor
from entregent.web.first_steps import STEPS as PAGES

LogIn = Callable[[Actor], Client]


def test_every_intention_has_three_steps_that_exist(logged_in: LogIn, amina: Actor) -> None:
    assert len(EXAMPLES) == 6
    client = logged_in(amina)
    for steps in STEPS.values():
        assert len(set(steps)) == 3
    for code in PAGES:
        choose_intention(actor=amina, intention=next(i for i, steps in STEPS.items() if code in steps))
        response = client.post(f"/welcome/steps/{code}", {"act": "begin"})
        assert response.status_code == 303
        assert client.get(response["Location"]).status_code == 200, code


def test_a_visitor_is_asked_to_log_in(client: Client, db: None) -> None:
    response = client.get("/welcome")
    assert response.status_code == 302
    assert response["Location"].startswith("/account/login")


def test_the_question_offers_six_examples_own_words_or_nothing(logged_in: LogIn, bruno: Actor) -> None:
    page = logged_in(bruno).get("/welcome").content.decode()
    assert page.count('type="radio"') == 6
    assert 'name="own_words"' in page
    assert 'action="/welcome/dismiss"' in page


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ({"intention": "work"}, ("work", "")),
        ({"own_words": "Finding a choir"}, ("own", "Finding a choir")),
        ({}, ("none", "")),
        ({"intention": "learn", "own_words": "and laugh"}, ("learn", "and laugh")),
    ],
)
def test_an_answer_of_any_kind_gives_three_steps(
    logged_in: LogIn, bruno: Actor, given: dict[str, str], kept: tuple[str, str]
) -> None:
    client = logged_in(bruno)
    response = client.post("/welcome", given, follow=True)
    assert response.redirect_chain == [("/welcome", 303)]
    row = FirstSteps.objects.get(owner_id=bruno.id)
    assert (row.intention, row.own_words) == kept
    assert response.content.decode().count('action="/welcome/steps/') == 3


def test_too_many_own_words_are_refused_beside_the_field(logged_in: LogIn, bruno: Actor) -> None:
    response = logged_in(bruno).post("/welcome", {"own_words": "x" * 301})
    assert response.status_code == 422
    assert not FirstSteps.objects.exists()


def test_an_unknown_example_is_refused(logged_in: LogIn, bruno: Actor) -> None:
    assert logged_in(bruno).post("/welcome", {"intention": "fame"}).status_code == 422
    with pytest.raises(DomainError):
        choose_intention(actor=bruno, intention="fame")


def test_today_shows_the_steps_until_they_are_ended(logged_in: LogIn, bruno: Actor) -> None:
    client = logged_in(bruno)
    client.post("/welcome", {"intention": "keep"})
    assert client.get("/today").content.decode().count('action="/welcome/steps/') == 3
    client.post("/welcome/steps/import", {"act": "skip"})
    assert client.get("/today").content.decode().count('action="/welcome/steps/') == 2
    client.post("/welcome/steps/find", {"act": "begin"})
    client.post("/welcome/steps/circle", {"act": "skip"})
    assert "/welcome/steps/" not in client.get("/today").content.decode()
    assert FirstSteps.objects.get(owner_id=bruno.id).finished


def test_dismissing_ends_them_all(logged_in: LogIn, bruno: Actor) -> None:
    client = logged_in(bruno)
    choose_intention(actor=bruno, intention="work")
    assert client.post("/welcome/dismiss")["Location"] == "/today"
    assert first_steps(bruno) is None
    dismiss_first_steps(actor=bruno)
    assert FirstSteps.objects.count() == 1


def test_a_step_that_was_not_proposed_is_absent(logged_in: LogIn, bruno: Actor) -> None:
    client = logged_in(bruno)
    assert client.post("/welcome/steps/import").status_code == 404
    choose_intention(actor=bruno, intention="learn")
    assert client.post("/welcome/steps/circle").status_code == 404
    assert client.post("/welcome/steps/nothing").status_code == 404
    with pytest.raises(NotFound):
        end_step(actor=bruno, step="circle")


def test_a_step_ended_twice_is_ended_once(bruno: Actor) -> None:
    choose_intention(actor=bruno, intention="learn")
    end_step(actor=bruno, step="find")
    end_step(actor=bruno, step="find")
    assert FirstSteps.objects.get(owner_id=bruno.id).done == ["find"]


def test_reading_the_steps_takes_one_statement(bruno: Actor, django_assert_num_queries: Callable[..., object]) -> None:
    choose_intention(actor=bruno, intention="learn")
    with django_assert_num_queries(1):
        assert first_steps(bruno)


def test_nothing_becomes_public_by_walking_through(logged_in: LogIn, bruno: Actor) -> None:
    client = logged_in(bruno)
    client.post("/welcome", {"intention": "clients"})
    for step in STEPS["clients"]:
        client.post(f"/welcome/steps/{step}", {"act": "begin"})
    bruno.refresh_from_db()
    assert (bruno.page_public, bruno.page_indexed, bruno.page_ai, bruno.listed) == (False, False, False, False)


def test_a_newcomer_is_led_to_the_question_and_later_to_today(client: Client, bruno: Actor) -> None:
    login = {"login": "bruno@example.org", "password": "correct horse battery"}
    assert client.post("/account/login", login)["Location"] == "/welcome"
    client.post("/welcome", {"intention": "learn"})
    client.post("/account/logout")
    assert client.post("/account/login", login)["Location"] == "/today"
    assert client.get("/today").content.decode().count('action="/welcome/steps/') == 3


def test_whoever_declined_is_not_asked_again(client: Client, bruno: Actor) -> None:
    login = {"login": "bruno@example.org", "password": "correct horse battery"}
    dismiss_first_steps(actor=bruno)
    assert client.post("/account/login", login)["Location"] == "/today"
    assert "/welcome" not in client.get("/today").content.decode()
