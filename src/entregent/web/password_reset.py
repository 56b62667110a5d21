"""The mail that lets someone choose a new password, written by the queue."""

from __future__ import annotations

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.db import transaction
from django_tasks import task

from entregent.kit.mail import send_mail
from entregent.people.models import Account
from entregent.people.queries import instance


@task()
def mail_reset_link(email: str) -> None:
    """To the one address of an account that is open; to nobody else."""
    from entregent.web.accounts import own_link

    account = Account.objects.filter(email=email, state=Account.State.ACTIVE, demonstration=False).first()
    if account is None:
        return
    uid, key = user_pk_to_url_str(account), default_token_generator.make_token(account)
    here = instance()
    with transaction.atomic():
        send_mail(
            to=account.email,
            language=account.language,
            template="reset",
            parameters={
                "instance": here.name if here else "",
                "link": own_link("account_reset_password_from_key", uidb36=uid, key=key),
            },
        )
