"""allauth's adapter: our rules for addresses and redirects, our sentences, our mails, our log."""

from __future__ import annotations

import hmac
import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal import flows
from allauth.account.models import EmailAddress
from allauth.core import context
from allauth.usersessions.models import UserSession
from django import forms
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from entregent.attention.queries.first_steps import was_welcomed
from entregent.kit import log
from entregent.kit.errors import DomainError
from entregent.kit.mail import send_mail
from entregent.kit.text import keyed_hash
from entregent.people.models import Account
from entregent.people.names import check_mail
from entregent.people.queries import instance
from entregent.people.services.accounts import SignUp, actor_id_of, mail_confirmed, move_mail_claim
from entregent.people.services.sessions import end_sessions
from entregent.web.peers import client_address, is_loopback
from entregent.web.sessions import note

KNOWN_DEVICE = "known"
watch = logging.getLogger("entregent.accounts")
MAILS = {
    "account/email/email_confirmation_signup": "confirm",
    "account/email/email_confirmation": "confirm",
    "account/email/account_already_exists": "known",
    "account/email/password_reset_key": "reset",
    "account/email/password_reset": "password_changed",
    "account/email/password_changed": "password_changed",
    "account/email/password_set": "password_changed",
    "account/email/email_changed": "mail_changed",
}


def own_link(name: str, **arguments: str) -> str:
    """Links in mails are built from our own setting: no header of a request can bend them."""
    return settings.BASE_URL + reverse(name, kwargs=arguments)


def is_safe_path(url: str) -> bool:
    """A path of ours, nothing that a browser may read as another host."""
    plain = url.startswith("/") and not url.startswith("//") and "\\" not in url
    printable = all(char.isprintable() for char in url)
    return plain and printable and url_has_allowed_host_and_scheme(url, allowed_hosts=None)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is not open."),
        "duplicate_email": _("This is already your address."),
        "email_password_mismatch": _("This address and password do not go together. Try again, or reset the password."),
        "email_taken": _("This address cannot be used here."),
        "enter_current_password": _("This is not your current password."),
        "incorrect_password": _("This is not your password."),
        "invalid_password_reset": _("This link is not valid any more. Ask for a new one."),
        "too_many_login_attempts": _("Too many tries. Wait ten minutes, then try again."),
        "same_as_current": _("This is already your address."),
        "rate_limited": _("That was many times in a row. Wait a little, then try again."),
    }

    # Where a request comes from and may go

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request)

    def is_safe_url(self, url: str) -> bool:
        return is_safe_path(url)

    def is_ajax(self, request: HttpRequest) -> bool:
        return False

    def clean_email(self, email: str) -> str:
        try:
            return check_mail(email)
        except DomainError as error:
            raise forms.ValidationError(str(error.sentence), code=error.code) from error

    # Logging in

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Tries are counted per account; a device that its owner used before counts apart, so that nobody can lock
        them out by failing in their name."""
        email = str(credentials.get("email", "")).lower()
        known = hmac.compare_digest(request.COOKIES.get(KNOWN_DEVICE, "").encode(), device_of(email).encode())
        return f"{email}:{'known' if known else 'new'}"

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        account = super().authenticate(request, **credentials)
        if not isinstance(account, Account):
            return None
        pending = account.email != str(credentials.get("email", "")).lower()  # an address not confirmed yet
        elsewhere = account.demonstration and not is_loopback(request)
        return None if pending or elsewhere else account

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """For those who watch the server: enough to see a pattern, nothing that names anyone."""
        account = device_of(str(credentials.get("email", "")).lower())[:12]
        watch.info("A login was refused: account %s, network %s", account, client_address(request))

    def post_login(self, request: HttpRequest, user: Account, **arguments: Any) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, **arguments)
        log.record(actor_id_of(user.id), "account.logged-in")
        note(request)
        response.set_cookie(
            KNOWN_DEVICE,
            device_of(user.email),
            max_age=60 * 60 * 24 * 365,
            secure=settings.HTTPS,
            httponly=True,
            samesite="Lax",
            path=reverse("account_login"),
        )
        return response

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """A newcomer is asked what brings them; their first steps then wait on *Today*."""
        return reverse("today" if was_welcomed(actor_id_of(request.user.pk or 0)) else "welcome")

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        return reverse("welcome")

    def set_password(self, user: Account, password: str) -> None:
        """Django ends every other session by itself: they carry the old password's hash. Their rows go here."""
        with transaction.atomic():
            super().set_password(user, password)
            request = context.request
            mine = request.session.session_key if request.user.is_authenticated else ""
            end_sessions(user.id, but=mine or "")
            UserSession.objects.filter(user=user).delete()  # this device gets a new key, and a new line
            log.record(actor_id_of(user.id), "account.password-changed")

    # Addresses

    def confirm_email(self, request: HttpRequest, email_address: Any) -> bool:
        """The claim, the account and allauth's row change together or not at all."""
        with transaction.atomic():
            account = Account.objects.select_for_update().get(id=email_address.user_id)
            email_address.user = account
            if EmailAddress.objects.filter(pk=email_address.pk, verified=True).exists():
                return True  # the same link, twice at once
            if not move_mail_claim(account=account, email=email_address.email):
                return False
            confirmed: bool = super().confirm_email(request, email_address)
            if confirmed:
                mail_confirmed(account=account)
            else:
                transaction.set_rollback(True)
            return confirmed

    # Mails

    def get_email_confirmation_url(self, request: HttpRequest, emailconfirmation: Any) -> str:
        return own_link("account_confirm_email", key=emailconfirmation.key)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        account = context.get("user") or Account.objects.filter(email=email).first()
        here = instance()
        parameters = {
            "instance": here.name if here else "",
            "link": context.get("activate_url") or context.get("password_reset_url") or own_link("account_login"),
            "reset_link": own_link("account_reset_password"),
            "old_address": context.get("from_email", ""),
            "new_address": context.get("to_email", ""),
        }
        language = account.language if isinstance(account, Account) else get_language() or settings.LANGUAGE_CODE
        send_mail(to=email, language=language, template=MAILS[template_prefix], parameters=parameters)

    def send_account_already_exists_mail(self, email: str) -> None:
        self.send_mail("account/email/account_already_exists", email, {})


def device_of(email: str) -> str:
    return keyed_hash("device", email)[:32]


def answer_sign_up(request: HttpRequest, done: SignUp, email: str) -> HttpResponse:
    """The same for an address that is known and one that is new: a mail goes out, and the page says so."""
    response: HttpResponse
    if done.waiting:
        if not done.confirmed:
            address = EmailAddress.objects.filter(user=done.account).first() if done.account else None
            letter = address or EmailAddress(user=None, email=email)
            flows.email_verification.send_verification_email_to_address(request, letter, signup=True)
        name = "account_email_verification_sent" if settings.MAIL_IS_SENT else "account_inactive"
        response = HttpResponseRedirect(reverse(name))
    elif done.account is None:
        response = flows.signup.prevent_enumeration(request, email=email)
    else:
        response = flows.signup.complete_signup(request, user=done.account)
    response.status_code = 303
    return response
