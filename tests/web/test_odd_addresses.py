"""What no page of ours sends: a NUL in an address, a query, a cookie or a field. PostgreSQL holds none."""

import pytest

from entregent.people.models import EntryChange
from world import populate

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return populate()


@pytest.mark.parametrize(
    "address",
    [
        "/people/contacts?name=a%00b",
        "/people/cards?name=a%00b",
        "/people/circles/{circle_id}?name=a%00b",
        "/people?town=%00",
        "/today?before=%00",
        "/@a%00b/posts",
        "/@amina/posts?before=%00",
        "/language/fr?next=/%00",
    ],
)
def test_a_nul_in_an_address_is_refused(world, logged_in, client, address):
    place = address.format(**world.things)
    for reader in (client, logged_in(world.people["amina"])):
        response = reader.get(place)
        assert (response.status_code, "\0" in response.content.decode()) == (400, False)


@pytest.mark.parametrize("name", ["session", "csrf", "language", "theme", "messages", "known"])
def test_a_nul_in_a_cookie_is_no_cookie(world, client, name):
    for address in ("/", "/account/login", "/@amina"):
        response = client.get(address, headers={"cookie": rf'{name}="\000aaaaaaaaaaaa"; theme=dark'})
        assert (response.status_code, 'data-theme="dark"' in response.content.decode()) == (200, True)


FIELDS = {
    "/people/{dina}/request": ("note", "own_words"),
    "/people/circles": ("name",),
    "/people/circles/{circle_id}": ("name",),
    "/people/cards/{card_id}": ("note",),
    "/desk/write": ("text", "submission", "seen"),
    "/posts/{post_id}/edit": ("text",),
    "/posts/{reply_id}/reply": ("text", "submission"),
    "/posts/{reply_id}/react": ("kind",),
    "/me/identity": ("name", "headline"),
    "/me/entries/new/position": ("title", "organisation", "place", "start", "text", "url", "audience_handles"),
    "/me/entries/{entry_id}": ("title", "detail"),
    "/me/photo": ("alt",),
    "/me/settings": ("time_zone", "language"),
    "/me/sessions": ("session",),
    "/me/delete": ("password",),
    "/account/email": ("email", "password"),
    "/account/password/change": ("oldpassword", "password1"),
    "/welcome": ("own_words", "intention"),
    "/desk/import/{import_waiting}": ("part", "keep", "chosen", "audience"),
}
VALID = {"title": "Title", "name": "A name", "text": "Words", "audience": "members", "language": "en", "intention": ""}


@pytest.mark.parametrize("address", FIELDS)
def test_a_nul_in_a_field_is_no_failure(world, logged_in, address):
    numbers = world.things | {handle: str(actor.id) for handle, actor in world.people.items()}
    amina = logged_in(world.people["amina"])
    for field in FIELDS[address]:
        response = amina.post(address.format(**numbers), {**VALID, field: "a\0b"})
        assert response.status_code in (200, 303, 422), field


@pytest.mark.parametrize("address", ["/account/login", "/account/signup", "/account/password/reset", "/join/{token}"])
def test_a_nul_in_a_field_of_the_door_is_no_failure(world, client, address):
    place = address.format(token=world.things["invitation_token"])
    person = {"name": "N", "handle": "nina", "email": "n@example.org", "password": "a long sentence", "language": "en"}
    for field in (*person, "login", "invitation"):
        response = client.post(place, {**person, "login": "n@example.org", "invitation": "x", field: "a\0b"})
        assert response.status_code in (302, 303, 422, 429), field


ENCODINGS = [
    "rot13",
    "hex",
    "zlib",
    "bz2",
    "base64",
    "idna",
    "undefined",
    "utf-7",
    "utf-16",
    "unicode_escape",
    "latin-1",
]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_form_is_read_as_utf_8_whatever_it_says(world, logged_in, encoding):
    kept = r"Dina \ud800 +2AA- é"
    body = "".join(
        f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in {"name": kept, "headline": ""}.items()
    )
    dina = logged_in(world.people["dina"])
    sent = dina.generic(
        "POST", "/me/identity", f"{body}--x--\r\n", f"multipart/form-data; boundary=x; charset={encoding}"
    )
    assert sent.status_code == 303
    plain = f"application/x-www-form-urlencoded; charset={encoding}"
    assert dina.generic("POST", "/me/identity", "name=Dina+%C3%89&headline=", plain).status_code == 303
    names = [change.new["name"] for change in EntryChange.objects.filter(kind="name").order_by("id")]
    assert names == [kept, "Dina É"]
