"""The first steps of an instance, and what its operators decide afterwards."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from django.conf import settings as django_settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from entregent.kit.errors import DomainError
from entregent.kit.mail import file_of
from entregent.kit.paging import cursor
from entregent.moderation.services import members as verbs
from entregent.people.models import Account
from entregent.people.queries import instance as here
from entregent.people.queries.instance import kept_mails, memberships, waiting_count
from entregent.people.services.accounts import account_of
from entregent.people.services.instance import change_instance, is_setup_token, set_up_instance
from entregent.web.access import operator_required
from entregent.web.forms import refusing
from entregent.web.instance_forms import InstanceForm, WelcomeForm
from entregent.web.limits import limited
from entregent.web.middleware import MemberRequest
from entregent.web.peers import is_loopback

FORM_PAGE = require_http_methods(["GET", "HEAD", "POST"])
DECISIONS = {
    "approve": verbs.approve_member,
    "refuse": verbs.refuse_member,
    "suspend": verbs.suspend_member,
    "restore": verbs.restore_member,
    "operator": verbs.make_operator,
}


@never_cache
@sensitive_post_parameters("password", "setup_token")
@FORM_PAGE
@limited("welcome")
def welcome(request: HttpRequest) -> HttpResponse:
    """Once only. From another machine it takes the code that the server printed, so that no stranger comes first."""
    if here():
        return redirect("/")
    asks_token = not is_loopback(request)
    form = WelcomeForm(request.POST or None, asks_token=asks_token, initial={"language": get_language()})
    if request.method == "POST" and form.is_valid():
        with refusing(form):
            _check_token(form)
            given = {key: form.cleaned_data[key] for key in ("handle", "name", "email", "password", "language")}
            actor = set_up_instance(draft=form.draft(), **given)
        if form.is_valid():
            get_adapter().login(request, account_of(actor.id))
            return HttpResponseRedirect("/instance/invitations", status=303)
    return render(request, "instance/welcome.html", {"form": form}, status=422 if form.is_bound else 200)


def _check_token(form: WelcomeForm) -> None:
    if "setup_token" in form.fields and not is_setup_token(form.cleaned_data["setup_token"]):
        raise DomainError(_("This is not the setup code of this server."), code="setup-token", field="setup_token")


@FORM_PAGE
@operator_required
def settings(request: MemberRequest) -> HttpResponse:
    current = here()
    initial = InstanceForm.initial_of(current) if current else {}
    form = InstanceForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusing(form):
            change_instance(actor=request.actor, draft=form.draft())
        if form.is_valid():
            messages.success(request, _("The settings of this place are saved."))
            return HttpResponseRedirect(request.path, status=303)
    page = {"form": form, "place": "instance", "tab": "settings", "mail_is_sent": django_settings.MAIL_IS_SENT}
    return render(request, "instance/settings.html", page, status=422 if form.is_bound else 200)


@operator_required
@FORM_PAGE
def members(request: MemberRequest) -> HttpResponse:
    """Who is here, and who asks to be. What members keep private is not shown to operators either."""
    if request.method == "POST":
        decide = DECISIONS.get(request.POST.get("act", ""))
        member_id = cursor(request.POST.get("member"))
        if decide and member_id:
            decide(operator=request.actor, member_id=member_id)
            messages.success(request, _("Done."))
        return HttpResponseRedirect(request.get_full_path(), status=303)
    state = request.GET.get("state", "")
    state = state if state in Account.State.values else ""
    page = {
        "page": memberships(state=state, before=cursor(request.GET.get("before"))),
        "state": state,
        "states": Account.State,
        "waiting": waiting_count(),
        "place": "instance",
        "tab": "members",
    }
    return render(request, "instance/members.html", page)


@operator_required
@require_http_methods(["GET", "HEAD"])
def mail(request: MemberRequest) -> HttpResponse:
    page = {
        "page": kept_mails(before=cursor(request.GET.get("before"))),
        "folder": file_of(0).parent,
        "mail_is_sent": django_settings.MAIL_IS_SENT,
        "place": "instance",
        "tab": "mail",
    }
    return render(request, "instance/mail.html", page)


urlpatterns = [
    path("instance/welcome", welcome, name="instance_welcome"),
    path("instance/settings", settings, name="instance_settings"),
    path("instance/members", members, name="instance_members"),
    path("instance/mail", mail, name="instance_mail"),
]
