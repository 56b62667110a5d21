"""Every surface shows exactly what `can_see` says, to every reader, and nothing that a member writes becomes code."""

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
from entregent.people.services.identity import change_identity, set_visibility

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


HOSTILE = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "{{ 7|add:7 }}{% debug %}{% csrf_token %}",
    "${7*7} <%= 7*7 %> #{7*7}",
    "a\r\nBEGIN:VCARD\r\nX-EVIL:1",
    "a\u2028b\u2029c</script>",
    "safe\u202egnp.exe\u2066",
    "]]><!--<a>-->",
    "&lt;script&gt;&#60;script&#62;",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_in_every_field_stay_words(words, amina, logged_in, client):
    change_identity(actor=amina, name=words, headline=words)
    set_visibility(actor=amina, page_public=True)
    for kind, shape in SHAPES.items():
        columns = {column: words for column in shape.columns if column not in ("start", "end", "url")}
        url = {"url": "https://example.org/'onload=alert(1)"} if "url" in shape.columns else {}
        add_entry(actor=amina, draft=EntryDraft(kind, **columns, **url), audience=(1,))
    for reader, path in ((client, "/@amina"), (logged_in(amina), "/me"), (logged_in(amina), "/me/seen-as/stranger")):
        html = reader.get(path).content.decode()
        assert not re.search(r"<(script(?! type=\"application/ld\+json\"| src=\"/)|img(?! )|svg on)", html)
        assert not re.search(r"<[^>]*\son\w+\s*=", re.sub(r"\"[^\"]*\"", '""', html))
        assert html.count("<script") == html.count("</script>")
        assert not re.search("[\u202e\u2066\u2028\u2029]", html)
        assert "{{" not in words or "{{ 7|add:7 }}" in html
    block = re.search(
        r'<script type="application/ld\+json">(.*?)</script>', client.get("/@amina").content.decode(), re.DOTALL
    )
    person = json.loads(block[1])["mainEntity"]
    assert person["name"] == Actor.objects.get(id=amina.id).name
    document = json.loads(client.get("/@amina.json").content)
    assert document["basics"]["name"] == person["name"]
    card = client.get("/@amina.vcf").content.decode()
    names = {re.split("[;:]", one)[0] for one in card.replace("\r\n ", "").split("\r\n") if one}
    assert names <= set("BEGIN VERSION N FN UID URL TITLE ORG ADR NOTE CATEGORIES END".split())


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


VECTORS = """<svg/onload=alert(1)>
<img src=`x` onerror=alert(1)>
<IMG SRC=javascript:alert(1)>
<iframe srcdoc="<script>alert(1)</script>">
<object data=data:text/html,x></object>
<embed src=//evil.example>
<base href=//evil.example/>
<meta http-equiv=refresh content=0;url=//evil.example>
<style>*{display:none}</style>
<link rel=stylesheet href=//evil.example>
<form action=//evil.example><input name=q>
<template><script>alert(1)</script></template>
<noscript><p title="</noscript><img src=x onerror=alert(1)>">
<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>
<table><td background=javascript:alert(1)>
<a href="jav\tascript:alert(1)">x</a>
<details open ontoggle=alert(1)>
<video><source onerror=alert(1)>
<marquee onstart=alert(1)>
<body onload=alert(1)>
<x contenteditable onfocus=alert(1) autofocus>
<!--><img src=x onerror=alert(1)>-->
<![CDATA[<script>alert(1)</script>]]>
<?xml version="1.0"?><script>alert(1)</script>
\"-alert(1)-\"
'-alert(1)-'
\\u003cscript\\u003ealert(1)
%3Cscript%3Ealert(1)%3C/script%3E
&#x3C;script&#x3E;alert(1)
＜script＞alert(1)＜/script＞
<scr<script>ipt>alert(1)</scr</script>ipt>
<a class="skip" id="main">covers the page</a>
=HYPERLINK("http://evil.example")
{% load static %}{{ request.user.email }}
%(name)s {0} {name!r}
http://evil.example/"onmouseover=alert(1)
https://good.example\u202e@evil.example/
data:text/html,<script>alert(1)</script>""".split("\n")


def test_a_corpus_of_vectors_leaves_the_page_as_it_was(amina, client):
    """The elements of the page are the same, whatever the words say."""
    set_visibility(actor=amina, page_public=True)
    tags = []
    for words in (["harmless"] * len(VECTORS), VECTORS):
        Entry.objects.filter(actor_id=amina.id).delete()
        for number, vector in enumerate(words):
            text = f"{number} {vector}".replace("http", "hxxp")
            draft = EntryDraft("project", title=text, organisation=text, text=text)
            add_entry(actor=amina, draft=draft, audience=(1,))
        html = client.get("/@amina").content.decode()
        tags.append(re.findall(r"<[^>]*>", re.sub(r"<script type=.*?</script>", "", html, flags=re.DOTALL)))
        assert len(re.findall(r"\d+ ", html)) >= len(words)
    assert tags[0] == tags[1]
