"""The pages of contacts, requests, circles, address book and blocks: states, refusals, and nobody else's things."""

import re

import pytest
from django.urls import reverse

from entregent.kit import clock
from entregent.network.cards import CardDraft
from entregent.network.models import Block, Card, Circle, CircleMember, Contact, Request
from entregent.network.queries import SHOWN
from entregent.network.services.blocks import block
from entregent.network.services.cards import add_cards
from entregent.network.services.circles import add_to_circle, create_circle
from entregent.network.services.contacts import connect, decline_request, request_contact
from entregent.people.matching import match_hash
from entregent.people.models import MatchKey

ACTS = ["contact_request", "contact_accept", "contact_decline", "contact_withdraw", "contact_remove", "block"]
LISTS = ["contacts", "requests", "circles", "cards", "cards_here", "blocks"]


def friends(a, b):
    connect(a.id, b.id, how="", now=clock.now())


def without_tokens(response):
    """The page without what differs at each look: the token of its forms."""
    return re.sub(rb'name="csrfmiddlewaretoken" value="[^"]+"', b"", response.content)


@pytest.mark.parametrize("name", LISTS)
def test_every_list_has_an_empty_state_and_asks_a_visitor_to_log_in(amina, logged_in, client, name):
    response = logged_in(amina).get(reverse(name))
    assert response.status_code == 200
    assert b'class="empty"' in response.content
    assert client.get(reverse(name)).status_code == 302


def test_from_request_to_contact(amina, bruno, logged_in):
    asking, asked = logged_in(amina), logged_in(bruno)
    assert asking.get(reverse("contact_request", args=[bruno.id])).status_code == 200
    sent = asking.post(
        reverse("contact_request", args=[bruno.id]),
        {"how": "own", "own_words": "From the choir", "note": "Shall we sing?"},
    )
    assert (sent.status_code, sent.url) == (303, reverse("requests"))
    page = asked.get(reverse("requests")).content.decode()
    assert "Amina Haddad would like to be your contact" in page
    assert "From the choir" in page
    assert "Shall we sing?" in page
    accepted = asked.post(reverse("contact_accept", args=[amina.id]))
    assert (accepted.status_code, accepted.url) == (303, reverse("requests"))
    assert Contact.objects.count() == 2
    assert "Amina Haddad" in asked.get(reverse("contacts")).content.decode()
    removed = asked.post(reverse("contact_remove", args=[amina.id]))
    assert (removed.status_code, removed.url) == (303, reverse("contacts"))
    assert Contact.objects.count() == 0


def test_a_request_that_crosses_says_so(amina, bruno, logged_in):
    request_contact(sender=bruno, receiver=amina)
    answer = logged_in(amina).post(reverse("contact_request", args=[bruno.id]), {})
    assert (answer.status_code, answer.url) == (303, reverse("contacts"))
    assert Contact.objects.count() == 2


def test_asking_again_gets_the_same_answer_declined_or_pending(amina, bruno, claire, logged_in):
    client = logged_in(bruno)
    for receiver in (amina, claire):
        request_contact(sender=bruno, receiver=receiver)
    decline_request(receiver=amina, sender=bruno)
    answers = [client.post(reverse("contact_request", args=[other.id]), {}) for other in (amina, claire)]
    assert {answer.status_code for answer in answers} == {422}
    pages = [client.get(reverse("contact_request", args=[other.id])) for other in (amina, claire)]
    for declined, pending in (answers, pages):
        same = without_tokens(declined)
        for mine, theirs in [(amina.name, claire.name), (str(amina.id), str(claire.id)), ("amina", "claire")]:
            same = same.replace(mine.encode(), theirs.encode())
        assert same == without_tokens(pending)
    assert all(b"waiting for an answer" in answer.content for answer in answers)


def test_bad_words_are_refused_beside_their_field(amina, bruno, logged_in):
    answer = logged_in(amina).post(reverse("contact_request", args=[bruno.id]), {"note": "x" * 501, "how": "no-way"})
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"note", "how"}
    assert Request.objects.count() == 0


@pytest.mark.parametrize("act", ACTS)
def test_acts_on_nobody_on_the_blocked_and_on_the_away_are_one_404(amina, bruno, claire, logged_in, act):
    block(blocker=bruno, blocked=amina)
    claire.suspended_at = clock.now()
    claire.save()
    client = logged_in(amina)
    answers = [client.post(reverse(act, args=[target])) for target in (bruno.id, claire.id, 5, 2**63 - 1)]
    assert {answer.status_code for answer in answers} == {404}
    assert len({without_tokens(answer) for answer in answers}) == 1
    assert client.post(f"/people/{2**63}/request").status_code == 404


@pytest.mark.parametrize("act", [*ACTS[1:], "unblock"])
def test_acts_are_posts(amina, bruno, logged_in, act):
    assert logged_in(amina).get(reverse(act, args=[bruno.id])).status_code == 405


def test_going_back_stays_here(amina, bruno, logged_in):
    client = logged_in(bruno)
    for wanted, expected in [("/today", "/today"), ("https://evil.example/", "/people/requests")]:
        request_contact(sender=amina, receiver=bruno)
        answer = client.post(reverse("contact_accept", args=[amina.id]), {"next": wanted})
        assert answer.url == expected
        client.post(reverse("contact_remove", args=[amina.id]))


def test_block_and_unblock(amina, bruno, logged_in):
    client = logged_in(amina)
    answer = client.post(reverse("block", args=[bruno.id]))
    assert (answer.status_code, answer.url) == (303, reverse("blocks"))
    assert "Bruno Keller" in client.get(reverse("blocks")).content.decode()
    assert "Amina" not in logged_in(bruno).get(reverse("blocks")).content.decode().split("<main", 1)[1]
    assert client.post(reverse("unblock", args=[bruno.id])).status_code == 303
    assert Block.objects.count() == 0
    assert client.post(reverse("unblock", args=[bruno.id])).status_code == 404


def test_a_circle_is_made_filled_renamed_and_deleted(amina, bruno, claire, logged_in):
    friends(amina, bruno)
    friends(amina, claire)
    client = logged_in(amina)
    made = client.post(reverse("circles"), {"name": "Team"})
    circle = Circle.objects.get()
    assert (made.status_code, made.url) == (303, reverse("circle", args=[circle.id]))
    assert client.post(reverse("circles"), {"name": "team"}).status_code == 422
    client.post(reverse("circle_add", args=[circle.id]), {"person": [bruno.id, claire.id, "x", 2**70]})
    client.post(reverse("circle_remove", args=[circle.id]), {"person": claire.id})
    assert list(CircleMember.objects.values_list("member_id", flat=True)) == [bruno.id]
    page = client.get(reverse("circle", args=[circle.id]), {"name": "clai"})
    assert [one.name for one in page.context["offered"].people] == ["Claire Moreau"]
    client.post(reverse("circle", args=[circle.id]), {"name": "Crew"})
    asked = client.get(reverse("circle_delete", args=[circle.id]))
    assert "Crew" in asked.content.decode()
    assert client.post(reverse("circle_delete", args=[circle.id])).url == reverse("circles")
    assert Circle.objects.count() == CircleMember.objects.count() == 0


def test_another_ones_circle_and_card_are_404_on_every_address(amina, bruno, claire, logged_in):
    friends(amina, claire)
    circle = create_circle(owner=amina, name="Team")
    add_to_circle(owner=amina, circle_id=circle.id, member_ids=[claire.id])
    add_cards(owner=amina, drafts=[CardDraft(name="Dina Roy")])
    card = Card.objects.get()
    addresses = [
        *(reverse(name, args=[circle.id]) for name in ("circle", "circle_delete", "circle_add", "circle_remove")),
        *(reverse(name, args=[card.id]) for name in ("card", "card_remove")),
    ]
    for client in (logged_in(bruno), logged_in(claire)):
        for address in addresses:
            assert client.post(address, {"name": "x", "note": "x", "person": claire.id}).status_code == 404
    assert (Circle.objects.get().name, Card.objects.get().note) == ("Team", "")
    assert CircleMember.objects.count() == 1


def test_the_address_book(claire, bruno, logged_in):
    drafts = [
        CardDraft(name="Bruno K.", mail="bruno@example.org", organisation="Guild", source="linkedin"),
        CardDraft(name="<script>", profile_url="javascript:alert(1)", mail='x"@example.org'),
    ]
    MatchKey.objects.create(value=match_hash("mail", "bruno@example.org"), actor_id=bruno.id)
    add_cards(owner=claire, drafts=drafts)
    client = logged_in(claire)
    page = client.get(reverse("cards")).content.decode()
    assert page.count("Already here") == 1
    assert "&lt;script&gt;" in page
    card = Card.objects.get(name="Bruno K.")
    shown = client.get(reverse("card", args=[card.id])).content.decode()
    assert reverse("contact_request", args=[bruno.id]) in shown
    assert client.post(reverse("card", args=[card.id]), {"note": "Met in May"}).status_code == 303
    assert Card.objects.get(id=card.id).note == "Met in May"
    assert "Bruno Keller" in client.get(reverse("cards_here")).content.decode()
    odd = client.get(reverse("card", args=[Card.objects.exclude(id=card.id).get().id])).content.decode()
    assert 'href="javascript' not in odd
    assert client.post(reverse("card_remove", args=[card.id])).url == reverse("cards")
    assert Card.objects.count() == 1


def test_no_page_can_lift_the_daily_limit():
    from pathlib import Path

    import entregent.web

    pages = Path(entregent.web.__file__).parent.rglob("*.py")
    assert [page for page in pages if "allowance" in page.read_text()] == []


@pytest.mark.parametrize("name", LISTS)
def test_lists_take_as_many_statements_for_thirty_as_for_three(
    amina, bruno, logged_in, name, django_assert_max_num_queries
):
    from entregent.people.services.members import create_member

    client = logged_in(amina)
    most = {}
    for few in (3, 30):
        start = Contact.objects.filter(owner_id=amina.id).count()
        for n in range(start, few):
            people = [
                create_member(handle=f"{kind}{n}", name=f"{kind} {n}", email=f"{kind}{n}@example.org", password=None)
                for kind in ("friend", "asker", "asked", "met", "gone")
            ]
            friend, asker, asked, met, gone = people
            for other in (amina, asker):
                friends(friend, other)
            request_contact(sender=asker, receiver=amina)
            request_contact(sender=amina, receiver=asked, allowance=lambda _sender, _now: None)
            MatchKey.objects.create(value=match_hash("mail", f"met{n}@example.org"), actor_id=met.id)
            add_cards(owner=amina, drafts=[CardDraft(name=met.name, mail=f"met{n}@example.org")])
            block(blocker=amina, blocked=gone)
            add_to_circle(owner=amina, circle_id=create_circle(owner=amina, name=f"C{n}").id, member_ids=[friend.id])
        with django_assert_max_num_queries(16) as asked_of_it:
            assert client.get(reverse(name)).status_code == 200
        most[few] = len(asked_of_it)
    assert most[3] == most[30]


def test_a_large_circle_and_many_blocks_come_in_pages(amina, member, logged_in):
    people = [member(f"p{n:02}", f"Person {n:02}") for n in range(53)]
    circle = create_circle(owner=amina, name="Team")
    for one in people:
        friends(amina, one)
    add_to_circle(owner=amina, circle_id=circle.id, member_ids=[one.id for one in people])
    client, names = logged_in(amina), [one.name for one in people]

    def pages(address):
        shown = []
        while address:
            html = client.get(address).content.decode()
            shown.append(re.findall(r"Person \d\d(?=<)", html))
            more = re.search(r'rel="next" href="(\?after=\d+)"', html)
            address = more and address.partition("?")[0] + more[1]
        return shown

    assert pages(reverse("circle", args=[circle.id])) == [names[:50], names[50:]]
    for one in people:
        block(blocker=amina, blocked=one)
    assert pages(reverse("blocks")) == [names[:50], names[50:]]


def test_a_long_list_of_requests_shows_the_newest_and_says_so(bruno, member, logged_in):
    for number in range(SHOWN + 2):
        request_contact(sender=member(f"asks{number}", f"Asks {number}"), receiver=bruno)
        if number == SHOWN - 2:
            assert b"The newest" not in logged_in(bruno).get(reverse("requests")).content
    page = logged_in(bruno).get(reverse("requests")).content.decode()
    assert "The newest 25 are shown; the others follow as you answer." in page
    assert page.count("would like to be your contact") == SHOWN
