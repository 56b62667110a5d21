"""Coming in: sign up, log in and out, confirm an address, reset a password. allauth does it, behind our own pages."""

from __future__ import annotations

from typing import Any

from allauth.account import views as theirs
from allauth.account.internal import flows
from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import path, re_path, reverse_lazy
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from entregent.kit.errors import NotFound
from entregent.kit.queue import enqueue
from entregent.kit.text import keyed_hash
from entregent.people.models import Instance
from entregent.people.queries import instance
from entregent.people.services.accounts import sign_up
from entregent.people.services.invitations import open_invitation
from entregent.web.access import member_required
from entregent.web.account_forms import (
    ChangeMailForm,
    ChangePasswordForm,
    LoginForm,
    MailForm,
    ResetPasswordForm,
    SignUpForm,
)
from entregent.web.accounts import answer_sign_up
from entregent.web.forms import refusing
from entregent.web.limits import limited, too_often
from entregent.web.middleware import MemberRequest
from entregent.web.password_reset import mail_reset_link

TOO_OFTEN = {"too_many_login_attempts", "rate_limited"}


class OurAnswers:
    """A form that is refused answers 422 (429 when it was too often); a redirect after a POST is a 303."""

    def dispatch(self, request: HttpRequest, *args: Any, **options: Any) -> Any:
        response = super().dispatch(request, *args, **options)  # type: ignore[misc]
        if request.method == "POST" and isinstance(response, HttpResponseRedirect):
            response.status_code = 303
        return response

    def form_invalid(self, form: Any) -> Any:
        codes = {error.code for errors in form.errors.as_data().values() for error in errors}
        page = self.get_context_data(form=form)  # type: ignore[attr-defined]
        return self.render_to_response(page, status=429 if codes & TOO_OFTEN else 422)  # type: ignore[attr-defined]


class Login(OurAnswers, theirs.LoginView):  # type: ignore[misc]
    form_class = LoginForm


class ConfirmMail(OurAnswers, theirs.ConfirmEmailView):  # type: ignore[misc]
    def render_to_response(self, context: dict[str, Any], **options: Any) -> Any:
        return super().render_to_response(context, status=200 if context["can_confirm"] else 404, **options)


class ChangePassword(OurAnswers, theirs.PasswordChangeView):  # type: ignore[misc]
    form_class = ChangePasswordForm
    success_url = reverse_lazy("settings")


class ResetFromKey(OurAnswers, theirs.PasswordResetFromKeyView):  # type: ignore[misc]
    form_class = ResetPasswordForm

    def render_to_response(self, context: dict[str, Any], **options: Any) -> Any:
        if context.get("token_fail"):
            options["status"] = 404
        return super().render_to_response(context, **options)


@require_POST
def logout(request: HttpRequest) -> HttpResponse:
    flows.logout.logout(request)
    return HttpResponseRedirect("/", status=303)


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
@limited("signup")
def signup(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect("today")
    return _sign_up(request, SignUpForm(request.POST or None, initial={"language": get_language()}))


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, token: str) -> HttpResponse:
    """The door of an invitation. Guessing tokens is limited per network."""
    refusal = too_often(request, "join", gets=True)
    if refusal:
        return refusal
    if request.user.is_authenticated:
        messages.info(request, _("You are already a member here."))
        return redirect("today")
    try:
        open_invitation(token=token)
    except NotFound as gone:
        return render(request, "account/invitation_gone.html", {"sentence": gone.sentence}, status=404)
    data = request.POST.copy() if request.method == "POST" else None
    if data is not None:
        data["invitation"] = token
    form = SignUpForm(data, initial={"language": get_language(), "invitation": token})
    form.fields["invitation"].widget = form.fields["invitation"].hidden_widget()
    return _sign_up(request, form)


def _sign_up(request: HttpRequest, form: SignUpForm) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        with refusing(form), transaction.atomic():
            done = sign_up(
                handle=given["handle"],
                name=given["name"],
                email=given["email"],
                password=given["password"],
                language=given["language"],
                token=given["invitation"],
            )
            return answer_sign_up(request, done, given["email"].strip().lower())
    page = {"form": form, "joining": joining_words()}
    return render(request, "account/signup.html", page, status=422 if form.is_bound else 200)


def joining_words() -> str:
    """What the page says of the door: without a mail server an open one asks for approval."""
    here = instance()
    if here is None:
        return Instance.Joining.INVITATION
    unconfirmed = here.joining == Instance.Joining.OPEN and not settings.MAIL_IS_SENT
    return Instance.Joining.APPROVAL if unconfirmed else here.joining


@never_cache
@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    return render(request, "account/verification_sent.html")


@require_safe
def inactive(request: HttpRequest) -> HttpResponse:
    """For who waits for approval or was suspended; reached with the right password only."""
    return render(request, "account/account_inactive.html")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def reset_password(request: HttpRequest) -> HttpResponse:
    """Only asks the queue: whether the address is known costs no time here, and nothing says it."""
    form = MailForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        refusal = too_often(request, "reset_password", key=email)
        if refusal:
            return refusal
        with transaction.atomic():
            enqueue(mail_reset_link, key=f"reset:{keyed_hash('reset', email)}", email=email)
        return HttpResponseRedirect(str(reverse_lazy("account_reset_password_done")), status=303)
    page = {"form": form, "mail_is_sent": settings.MAIL_IS_SENT}
    return render(request, "account/password_reset.html", page, status=422 if form.is_bound else 200)


@require_safe
def reset_password_done(request: HttpRequest) -> HttpResponse:
    return render(request, "account/password_reset_done.html", {"mail_is_sent": settings.MAIL_IS_SENT})


@require_safe
def reset_done(request: HttpRequest) -> HttpResponse:
    return render(request, "account/password_reset_from_key_done.html")


@never_cache
@member_required
@limited("manage_email")
def change_mail(request: MemberRequest) -> HttpResponse:
    """The new address counts once its owner confirmed it; until then nothing changes."""
    form = ChangeMailForm(request.POST or None, account=request.user)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            EmailAddress.objects.add_new_email(request, request.user, form.cleaned_data["email"])
        return HttpResponseRedirect(request.path, status=303)
    pending = EmailAddress.objects.get_new(request.user)
    page = {"form": form, "pending": pending, "mail_is_sent": settings.MAIL_IS_SENT, "place": "me"}
    return render(request, "account/email_change.html", page, status=422 if form.is_bound else 200)


urlpatterns = [
    path("account/login", Login.as_view(), name="account_login"),
    path("account/logout", logout, name="account_logout"),
    path("account/inactive", inactive, name="account_inactive"),
    path("account/signup", signup, name="account_signup"),
    path("account/confirm-email", sent, name="account_email_verification_sent"),
    path("account/confirm-email/<str:key>", ConfirmMail.as_view(), name="account_confirm_email"),
    path("account/email", change_mail, name="account_email"),
    path("account/password/change", ChangePassword.as_view(), name="account_change_password"),
    path("account/password/reset", reset_password, name="account_reset_password"),
    path("account/password/reset/done", reset_password_done, name="account_reset_password_done"),
    path("account/password/reset/key/done", reset_done, name="account_reset_password_from_key_done"),
    re_path(
        r"^account/password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)$",
        ResetFromKey.as_view(),
        name="account_reset_password_from_key",
    ),
    path("join/<str:token>", join, name="join"),
]
