"""Twenty strangers a day, counted in the sender's own day; who has a tie is no stranger."""

from datetime import UTC, date, datetime

import pytest

from entregent.kit.audience import MEMBERS
from entregent.kit.clock import fixed
from entregent.kit.errors import TooMany
from entregent.kit.slots import new_id
from entregent.network.cards import CardDraft
from entregent.network.models import Request, RequestDay
from entregent.network.services.allowance import STRANGERS_A_DAY
from entregent.network.services.cards import add_cards
from entregent.network.services.contacts import request_contact, withdraw_request
from entregent.network.tasks import remove_expired_requests
from entregent.people.matching import match_hash
from entregent.people.models import Account, AccountActor, Actor, Entry, MatchKey

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def spent(actor):
    return sum(RequestDay.objects.filter(owner_id=actor.id).values_list("strangers", flat=True))


def use_up(actor, day):
    RequestDay.objects.create(owner_id=actor.id, day=day, strangers=STRANGERS_A_DAY)


def test_the_twentieth_stranger_is_asked_and_the_next_one_is_not(amina, person):
    people = [person(f"person{n}", f"Person {n}") for n in range(STRANGERS_A_DAY + 1)]
    for other in people[:-1]:
        request_contact(sender=amina, receiver=other, clock=fixed(NOON))
    with pytest.raises(TooMany) as caught:
        request_contact(sender=amina, receiver=people[-1], clock=fixed(NOON))
    assert caught.value.status == 429
    assert spent(amina) == 20
    assert Request.objects.filter(owner_id=amina.id).count() == 20


def test_withdrawing_gives_nothing_back(amina, bruno):
    for _ in range(3):
        request_contact(sender=amina, receiver=bruno, clock=fixed(NOON))
        withdraw_request(sender=amina, receiver=bruno, clock=fixed(NOON))
    assert spent(amina) == 3


def test_a_day_is_the_senders_own(amina, bruno, claire):
    account = AccountActor.objects.get(actor_id=amina.id).account_id
    Account.objects.filter(id=account).update(time_zone="Pacific/Auckland")
    use_up(amina, date(2026, 3, 3))
    late = fixed(datetime(2026, 3, 2, 12, tzinfo=UTC))  # already the 3rd, 1 a.m., in Auckland
    with pytest.raises(TooMany):
        request_contact(sender=amina, receiver=bruno, clock=late)
    request_contact(sender=amina, receiver=bruno, clock=fixed(datetime(2026, 3, 2, 10, 59, tzinfo=UTC)))
    request_contact(sender=amina, receiver=claire, clock=fixed(datetime(2026, 3, 3, 11, tzinfo=UTC)))


def test_a_contact_in_common_is_a_tie_unless_they_hide(amina, bruno, claire, contacts_of_each_other):
    use_up(amina, NOON.date())
    for other in (amina, bruno):
        contacts_of_each_other(claire, other)
    Actor.objects.filter(id=claire.id).update(shown_in_common=False)
    with pytest.raises(TooMany):
        request_contact(sender=amina, receiver=bruno, clock=fixed(NOON))
    Actor.objects.filter(id=claire.id).update(shown_in_common=True)
    request_contact(sender=amina, receiver=bruno, clock=fixed(NOON))
    assert spent(amina) == 20


def work_at(actor, organisation, audience=(MEMBERS,)):
    Entry.objects.create(
        actor_id=actor.id, id=new_id(), kind="position", title="Baker", organisation=organisation, audience=audience
    )


@pytest.mark.parametrize("mine", [(MEMBERS,), ()])
@pytest.mark.parametrize("theirs", [(MEMBERS,), ()])
def test_an_organisation_in_common_is_a_tie_when_each_sees_the_others_line(amina, bruno, mine, theirs):
    use_up(amina, NOON.date())
    work_at(amina, "Boulangerie  du Chêne", mine)
    work_at(bruno, "boulangerie du chene", theirs)
    if mine and theirs:
        request_contact(sender=amina, receiver=bruno, clock=fixed(NOON))
        assert spent(amina) == 20
    else:
        with pytest.raises(TooMany):
            request_contact(sender=amina, receiver=bruno, clock=fixed(NOON))


def test_a_card_in_my_book_is_a_tie_when_they_allow_being_recognised(amina, bruno):
    use_up(amina, NOON.date())
    add_cards(owner=amina, drafts=[CardDraft(name="B. Keller", mail="Bruno@Example.org")])
    with pytest.raises(TooMany):
        request_contact(sender=amina, receiver=bruno, clock=fixed(NOON))
    MatchKey.objects.create(value=match_hash("mail", "bruno@example.org"), actor_id=bruno.id)
    request_contact(sender=amina, receiver=bruno, clock=fixed(NOON))


def test_the_demonstration_passes_its_own_allowance_and_no_page_does(amina, bruno):
    use_up(amina, NOON.date())
    request_contact(sender=amina, receiver=bruno, allowance=lambda _sender, _now: None, clock=fixed(NOON))
    assert spent(amina) == 20


def test_expired_rows_and_old_days_are_removed_by_the_task(amina, bruno, claire):
    request_contact(sender=amina, receiver=bruno, clock=fixed(NOON))
    request_contact(sender=amina, receiver=claire)
    RequestDay.objects.create(owner_id=bruno.id, day=date(2025, 1, 1))
    remove_expired_requests.func()
    assert set(Request.objects.values_list("owner_id", "other_id")) == {
        (amina.id, claire.id),
        (claire.id, amina.id),
    }
    assert not RequestDay.objects.filter(day__year=2025).exists()
