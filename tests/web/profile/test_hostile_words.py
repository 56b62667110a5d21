"""Nothing that a member writes about themselves becomes code, on any surface of their profile."""

import json
import re

import pytest

from entregent.people.entries import SHAPES, EntryDraft
from entregent.people.models import Actor, Entry
from entregent.people.services.entries import add_entry
from entregent.people.services.identity import change_identity, set_visibility

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
