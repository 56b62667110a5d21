"""What a member sets for themselves: language, time zone, devices, and leaving."""

from __future__ import annotations

from allauth.account.internal import flows
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from entregent.people.services.members import delete_member
from entregent.people.services.sessions import end_session, end_sessions
from entregent.people.services.settings import change_settings
from entregent.web.access import member_required
from entregent.web.account_forms import PasswordForm, SettingsForm
from entregent.web.devices import device_words
from entregent.web.forms import refusing
from entregent.web.limits import limited
from entregent.web.middleware import MemberRequest

FORM_PAGE = require_http_methods(["GET", "HEAD", "POST"])


@FORM_PAGE
@member_required
def settings(request: MemberRequest) -> HttpResponse:
    account = request.user
    initial = {"language": account.language, "time_zone": account.time_zone}
    form = SettingsForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusing(form):
            change_settings(actor=request.actor, account=account, **form.cleaned_data)
        if form.is_valid():
            with override(form.cleaned_data["language"]):
                messages.success(request, _("Your settings are saved."))
            return HttpResponseRedirect(request.path, status=303)
    page = {"form": form, "place": "me"}
    return render(request, "settings/settings.html", page, status=422 if form.is_bound else 200)


@FORM_PAGE
@member_required
def sessions(request: MemberRequest) -> HttpResponse:
    """Each device that is logged in; one or all others can be ended."""
    account, mine = request.user, request.session.session_key or ""
    if request.method == "POST":
        number = request.POST.get("session", "")
        if number.isascii() and number.isdigit() and len(number) < 19:
            end_session(account.id, int(number))
        else:
            end_sessions(account.id, but=mine)
        messages.success(request, _("That device is logged out.") if number else _("Every other device is logged out."))
        return HttpResponseRedirect(request.path, status=303)
    found = UserSession.objects.filter(user_id=account.id).order_by("-last_seen_at")[:100]
    lines = [
        {"id": one.id, "words": device_words(one.user_agent), "used": one.last_seen_at, "here": one.session_key == mine}
        for one in found
    ]
    return render(request, "settings/sessions.html", {"lines": lines, "place": "me"})


@sensitive_post_parameters("password")
@FORM_PAGE
@member_required
@limited("change_password")
def delete(request: MemberRequest) -> HttpResponse:
    form = PasswordForm(request.POST or None, account=request.user)
    if request.method == "POST" and form.is_valid():
        with refusing(form):
            delete_member(actor=request.actor)
        if form.is_valid():
            return _left(request)
    return render(request, "settings/delete.html", {"form": form, "place": "me"}, status=422 if form.is_bound else 200)


def _left(request: HttpRequest) -> HttpResponse:
    flows.logout.logout(request, show_message=False)
    messages.success(request, _("Your account and everything in it are erased. Farewell."))
    return HttpResponseRedirect(reverse("account_login"), status=303)


urlpatterns = [
    path("me/settings", settings, name="settings"),
    path("me/sessions", sessions, name="sessions"),
    path("me/delete", delete, name="member_delete"),
]
