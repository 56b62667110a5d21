"""What signing up writes, and what it takes back when nobody confirms."""

from __future__ import annotations

from datetime import timedelta

import pytest

from entregent.kit import clock
from entregent.kit.errors import DomainError
from entregent.kit.models import Job
from entregent.people.models import Account, Actor, Claim, Instance
from entregent.people.services.accounts import mail_confirmed, sign_up
from entregent.people.tasks import CONFIRM_WITHIN, drop_unconfirmed


@pytest.fixture(autouse=True)
def open_door(db, settings):
    settings.MAIL_IS_SENT = True
    return Instance.objects.create(id=1, domain="testserver", name="I", joining="open")


def person(**changes):
    given = {
        "handle": "dina",
        "name": "Dina Roy",
        "email": "dina@example.org",
        "password": "correct horse battery",
        "language": "fr",
    }
    return given | changes


def confirm(account):
    from allauth.account.models import EmailAddress

    EmailAddress.objects.filter(user=account).update(verified=True)
    mail_confirmed(account=account)


def test_nobody_sees_them_until_the_address_is_confirmed():
    done = sign_up(**person())
    assert (done.confirmed, done.waiting, Actor.objects.get().away) == (False, False, True)
    confirm(done.account)
    assert Actor.objects.get().away is False


def test_after_three_days_without_a_word_all_is_free_again():
    before = clock.now()
    sign_up(**person())
    job = Job.objects.get()
    assert before + CONFIRM_WITHIN <= job.run_at <= clock.now() + timedelta(days=3)
    drop_unconfirmed.func(**job.arguments)
    assert (Account.objects.count(), Actor.objects.count(), Claim.objects.count()) == (0, 0, 0)
    assert sign_up(**person()).account is not None


def test_who_confirmed_stays():
    done = sign_up(**person())
    confirm(done.account)
    drop_unconfirmed.func(**Job.objects.get(name__endswith="drop_unconfirmed").arguments)
    assert Actor.objects.count() == 1


def test_a_known_address_looks_the_same_on_a_second_try_too():
    sign_up(**person())
    assert sign_up(**person(handle="dina2")).account is None
    assert Account.objects.count() == 1
    # The handle is held, as for an address that is new; and free again after the same time.
    with pytest.raises(DomainError) as refusal:
        sign_up(**person(handle="dina2", email="other@example.org"))
    assert refusal.value.code == "handle-taken"
    held = Claim.objects.get(value="dina2")
    drop_unconfirmed.func(actor_id=str(held.holder_id))
    assert sign_up(**person(handle="dina2", email="other@example.org")).account is not None


def test_before_the_place_is_open_nobody_joins():
    Instance.objects.all().delete()
    with pytest.raises(DomainError) as refusal:
        sign_up(**person())
    assert refusal.value.code == "not-set-up"


def test_known_and_new_addresses_cost_the_same_hashing(settings):
    hashed = []
    from django.contrib.auth import hashers

    class Counting(hashers.MD5PasswordHasher):
        def encode(self, password, salt):
            hashed.append(password)
            return super().encode(password, salt)

    settings.PASSWORD_HASHERS = [f"{__name__}.Counting"]
    globals()["Counting"] = Counting
    sign_up(**person())
    new = len(hashed)
    sign_up(**person(handle="dina2"))
    assert (new, len(hashed)) == (1, 2)
