"""Every surface of a profile shows exactly what `can_see` says, to every reader."""

import json
import re

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from entregent.kit.audience import EVERYONE, MEMBERS, ONLY_ME, can_see, load_viewer, named
from entregent.kit.partial_dates import PartialDate
from entregent.network.services.circles import add_to_circle, create_circle
from entregent.network.services.contacts import connect
from entregent.people.entries import SHAPES, EntryDraft
from entregent.people.models import Actor, Entry
from entregent.people.services.entries import add_entry
from entregent.people.services.identity import set_visibility

SURFACES = ("/@amina", "/@amina.json", "/@amina.vcf")


def line(kind: str, word: str) -> EntryDraft:
    """A line whose every column carries `word`."""
    shape = SHAPES[kind].columns
    words = {column: f"{column}{word}" for column in shape if column not in ("start", "end", "url")}
    url = {"url": f"https://{word}.example/{word}"} if "url" in shape else {}
    start = {"start": PartialDate(2020)} if "start" in shape else {}
    return EntryDraft(kind, **words, **url, **start)


def body(client: Client, path: str) -> str:
    """The text as its reader gets it: vCard lines unfolded, JSON decoded, HTML as it is."""
    answer = client.get(path)
    text = answer.content.decode().replace("\r\n ", "")
    return json.dumps(json.loads(text), ensure_ascii=False) if path.endswith(".json") else text


@pytest.fixture
def readers(amina, bruno, claire, member, logged_in, clock_now):
    """Someone of each sort, with a client each: nobody, a member, a contact, one in a circle, the owner."""
    dina = member("dina", "Dina Roy")
    for other in (bruno, claire):
        connect(*sorted([amina.id, other.id]), how="", now=clock_now)
    circle = create_circle(owner=amina, name="Near")
    add_to_circle(owner=amina, circle_id=circle.id, member_ids=[claire.id])
    people = {"nobody": None, "member": dina, "contact": bruno, "circle": claire, "owner": amina}
    return circle, {name: (actor, logged_in(actor) if actor else Client()) for name, actor in people.items()}


@pytest.fixture
def clock_now():
    from entregent.kit import clock

    return clock.now()


@pytest.mark.parametrize("public", [False, True])
def test_each_line_on_each_surface_as_its_audience_says(readers, amina, bruno, public):
    circle, clients = readers
    set_visibility(actor=amina, page_public=public)
    audiences = {
        "all": (EVERYONE,),
        "mem": (MEMBERS,),
        "con": (amina.id,),
        "cir": (circle.id,),
        "nam": (named(bruno.id),),
        "own": ONLY_ME,
    }
    words = {}
    for number, kind in enumerate(kind for kind in SHAPES if not SHAPES[kind].single):
        for name, audience in audiences.items():
            word = f"q{number}{name}"
            words[word] = (kind, audience)
            add_entry(actor=amina, draft=line(kind, word), audience=audience)
    for name, (actor, client) in clients.items():
        viewer = load_viewer(actor.id if actor else None)
        opened = public or actor is not None
        for path in SURFACES:
            assert client.get(path).status_code == (200 if opened else 404)
            if not opened:
                continue
            text = body(client, path)
            shown = {word for word in words if word in text}
            allowed = {w for w, (_, audience) in words.items() if can_see(viewer, owner_id=amina.id, audience=audience)}
            if path.endswith(".vcf"):
                allowed = {word for word in allowed if words[word][0] in ("skill", "link", "position")}
                positions = {word for word in shown if words[word][0] == "position"}
                assert len(positions) <= 1
                shown, allowed = shown - positions, {word for word in allowed if words[word][0] != "position"}
            assert shown == allowed, (name, path)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(audience=st.sets(st.sampled_from(["everyone", "members", "contacts", "circle", "bruno"])), public=st.booleans())
def test_any_mix_of_keys_on_the_page_equals_the_predicate(readers, amina, bruno, audience, public):
    circle, clients = readers
    keys = {"everyone": EVERYONE, "members": MEMBERS, "contacts": amina.id, "circle": circle.id, "bruno": -bruno.id}
    chosen = tuple(sorted(keys[name] for name in audience))
    Entry.objects.filter(actor_id=amina.id).delete()
    set_visibility(actor=amina, page_public=public)
    add_entry(actor=amina, draft=EntryDraft("skill", title="Weather lore"), audience=chosen)
    for actor, client in clients.values():
        viewer = load_viewer(actor.id if actor else None)
        text = client.get("/@amina").content.decode()
        opened = public or actor is not None
        assert ("Weather lore" in text) == (opened and can_see(viewer, owner_id=amina.id, audience=chosen))


def test_see_me_as_is_what_they_get(readers, amina):
    circle, clients = readers
    set_visibility(actor=amina, page_public=True)
    for word, audience in {"wall": (1,), "hall": (2,), "room": (amina.id,), "desk": (circle.id,)}.items():
        add_entry(actor=amina, draft=EntryDraft("skill", title=f"Skill-{word}"), audience=audience)
    mine = clients["owner"][1]
    for role, name in {
        "stranger": "nobody",
        "search-engine": "nobody",
        "member": "member",
        "contact": "contact",
        f"circle-{circle.id}": "circle",
    }.items():
        seen = set(re.findall(r"Skill-\w+", mine.get(f"/me/seen-as/{role}").content.decode()))
        assert seen == set(re.findall(r"Skill-\w+", clients[name][1].get("/@amina").content.decode())), role
    assert mine.get("/me/seen-as/circle-99").status_code == 404
    assert mine.get("/me/seen-as/emperor").status_code == 404


def test_a_closed_page_seen_as_a_stranger_says_so(bruno, logged_in):
    page = logged_in(bruno).get("/me/seen-as/stranger")
    assert page.status_code == 200
    assert "They find nothing at your address" in page.content.decode()


def test_blocked_suspended_and_absent_answer_alike(amina, bruno, logged_in, clock_now):
    from entregent.network.services.blocks import block

    set_visibility(actor=amina, page_public=True)
    client = logged_in(bruno)
    absent = client.get("/@nobody-here")
    block(blocker=amina, blocked=bruno)
    blocked = client.get("/@amina")
    assert (blocked.status_code, absent.status_code) == (404, 404)
    token = rb'name="csrfmiddlewaretoken" value="\w+"'
    assert re.sub(token, b"", blocked.content.replace(b"amina", b"nobody-here")) == re.sub(token, b"", absent.content)
    Actor.objects.filter(id=amina.id).update(suspended_at=clock_now)
    assert Client().get("/@amina").status_code == 404
    assert Client().get("/@amina.json").status_code == 404


def test_robots_by_the_members_choice(amina, bruno, client, logged_in):
    set_visibility(actor=amina, page_public=True)
    answer = client.get("/@amina")
    assert answer["X-Robots-Tag"] == "noindex, nofollow, noai, noimageai"
    assert 'content="noindex, nofollow, noai, noimageai"' in answer.content.decode()
    assert b"/@amina" not in client.get("/sitemap.xml").content
    set_visibility(actor=amina, page_indexed=True)
    assert client.get("/@amina")["X-Robots-Tag"] == "noai, noimageai"
    assert client.get("/@amina.json")["X-Robots-Tag"] == "noindex, noai, noimageai"
    set_visibility(actor=bruno, page_indexed=True)  # without a public page it has no effect
    index = client.get("/sitemap.xml").content.decode()
    (start,) = re.findall(r"/sitemap-(\d+)\.xml", index)
    assert re.findall(r"/@(\w+)<", client.get(f"/sitemap-{start}.xml").content.decode()) == ["amina"]
    set_visibility(actor=amina, page_ai=True)
    assert client.get("/@amina")["X-Robots-Tag"] == "index, follow"


@pytest.mark.parametrize("agent", ["GPTBot/1.2", "Mozilla/5.0 (compatible; ClaudeBot/1.0)", "CCBot/2.0"])
def test_ai_crawlers_get_only_what_was_opened_to_them(agent, amina, client):
    set_visibility(actor=amina, page_public=True, page_indexed=True)
    for path in SURFACES:
        assert client.get(path, headers={"user-agent": agent}).status_code == 404
        assert client.get(path).status_code == 200
    assert "Allow: /@amina$" not in client.get("/robots.txt").content.decode()
    set_visibility(actor=amina, page_ai=True)
    for path in SURFACES:
        assert client.get(path, headers={"user-agent": agent}).status_code == 200
    assert "Allow: /@amina$" in client.get("/robots.txt").content.decode()
    assert "User-agent: GPTBot" in client.get("/robots.txt").content.decode()


def test_the_page_is_private_to_its_reader(amina, client):
    set_visibility(actor=amina, page_public=True)
    answer = client.get("/@amina")
    assert answer["Cache-Control"] == "private, no-cache"
    assert "Cookie" in answer["Vary"]
    assert client.get("/@AMINA").status_code == 200


def test_query_counts(amina, bruno, client, logged_in, clock_now, django_assert_max_num_queries, member):
    set_visibility(actor=amina, page_public=True)
    for number in range(5):
        friend = member(f"friend{number}", f"Friend {number}")
        for one in (amina, bruno):
            connect(*sorted([one.id, friend.id]), how="", now=clock_now)
    for number in range(40):
        add_entry(actor=amina, draft=EntryDraft("position", title=f"Post {number}", start=PartialDate(1980 + number)))
    with django_assert_max_num_queries(8):
        assert client.get("/@amina").status_code == 200
    member_client = logged_in(bruno)
    with django_assert_max_num_queries(12):
        answer = member_client.get("/@amina")
    assert "Friend 3" in answer.content.decode()
    mine = logged_in(amina)
    with django_assert_max_num_queries(12):
        assert mine.get("/me").status_code == 200
    assert len(answer.content) < 50_000


def test_nobody_sees_how_many_contacts_someone_has(readers):
    _, clients = readers
    for actor, client in clients.values():
        if actor is None or actor.handle != "amina":
            assert not re.search(r"\b2 contacts\b", client.get("/@amina").content.decode())


def test_an_availability_that_is_over_is_not_shown(amina, bruno, logged_in):
    entry = EntryDraft("available", title="Short missions", start=PartialDate(2019), end=PartialDate(2020, 6))
    add_entry(actor=amina, draft=entry)
    assert "Short missions" not in logged_in(bruno).get("/@amina").content.decode()
    assert "Short missions" in logged_in(amina).get("/me").content.decode()
