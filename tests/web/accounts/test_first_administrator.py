"""An empty instance leads whoever comes first through its opening, once, and no stranger from elsewhere."""

from __future__ import annotations

import pytest
from django.test import Client

from entregent.people.models import Account, Actor, Claim, Instance
from entregent.people.services.instance import setup_token, token_file

GUIDE = "/instance/welcome"
DATA = {
    "instance_name": "Le Cercle",
    "welcome_fr": "Soyez les bienvenus.",
    "welcome_en": "Welcome.",
    "run_by": "Association du Cercle",
    "languages": ["fr", "en"],
    "joining": "approval",
    "name": "Ada Roux",
    "handle": "ada",
    "email": "ada@example.org",
    "password": "correct horse battery",
    "language": "fr",
}


def test_the_first_page_leads_to_the_guide(client, db):
    response = client.get("/")
    assert (response.status_code, response.headers["Location"]) == (302, GUIDE)
    page = client.get(GUIDE, headers={"Accept-Language": "fr"})
    assert page.status_code == 200
    assert "Un nouveau lieu, et c’est vous qui l’ouvrez" in page.content.decode()


def test_the_first_administrator_opens_the_place(client, db, settings):
    response = client.post(GUIDE, DATA)
    assert (response.status_code, response.headers["Location"]) == (303, "/instance/invitations")
    here = Instance.objects.get()
    assert (here.name, here.welcome_fr, here.run_by, here.languages, here.joining, here.domain) == (
        "Le Cercle",
        "Soyez les bienvenus.",
        "Association du Cercle",
        "fr,en",
        "approval",
        settings.DOMAIN,
    )
    account = Account.objects.get()
    assert (account.role, account.state, account.language) == ("operator", "active", "fr")
    assert client.get("/instance/invitations").status_code == 200
    # Once only.
    other = Client()
    assert other.get(GUIDE).headers["Location"] == "/"
    assert other.post(GUIDE, DATA | {"handle": "eve", "email": "eve@example.org"}).headers["Location"] == "/"
    assert Account.objects.count() == 1


def test_what_is_refused_leaves_nothing(client, db):
    for field, value in {"handle": "admin", "languages": [], "instance_name": "", "joining": "x"}.items():
        response = client.post(GUIDE, DATA | {field: value})
        assert (response.status_code, set(response.context["form"].errors)) == (422, {field})
    assert Instance.objects.count() == Account.objects.count() == Actor.objects.count() == Claim.objects.count() == 0


@pytest.mark.parametrize("extra", [{"REMOTE_ADDR": "203.0.113.9"}, {"HTTP_X_FORWARDED_FOR": "203.0.113.9"}])
def test_from_elsewhere_it_takes_the_code_of_the_server(client, db, extra, django_capture_on_commit_callbacks):
    response = client.post(GUIDE, DATA, **extra)
    assert (response.status_code, set(response.context["form"].errors)) == (422, {"setup_token"})
    response = client.post(GUIDE, DATA | {"setup_token": "guess"}, **extra)
    assert (response.status_code, set(response.context["form"].errors)) == (422, {"setup_token"})
    assert Instance.objects.count() == 0
    token = setup_token()
    assert token_file().stat().st_mode & 0o777 == 0o600
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(GUIDE, DATA | {"setup_token": token}, **extra)
    assert response.status_code == 303
    assert not token_file().exists()


def test_guessing_the_code_is_limited(client, db):
    codes = [client.post(GUIDE, DATA | {"setup_token": "x"}, REMOTE_ADDR="203.0.113.9").status_code for _ in range(11)]
    assert codes == [422] * 10 + [429]
