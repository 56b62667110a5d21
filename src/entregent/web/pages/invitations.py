"""Inviting: by link and QR, or by mails that are seen before they leave."""

from __future__ import annotations

from typing import Any

import segno
from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from entregent.kit.errors import DomainError
from entregent.kit.paging import cursor
from entregent.kit.slots import new_id
from entregent.people.models import Invitation
from entregent.people.queries.instance import invitations as all_invitations
from entregent.people.services import invitations as verbs
from entregent.web.access import operator_required
from entregent.web.forms import refusing
from entregent.web.instance_forms import AddressesForm, LinkForm
from entregent.web.middleware import MemberRequest

SEEN, SEEN_FOR = "invitation-mails", 60 * 60 * 4


@operator_required
@require_http_methods(["GET", "HEAD", "POST"])
def invitations(request: MemberRequest) -> HttpResponse:
    """POST makes a link. The link is shown for as long as it is good."""
    form = LinkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusing(form):
            verbs.invite_by_link(inviter=request.actor, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("The link is ready. Share it with those you mean, and nobody else."))
            return HttpResponseRedirect(f"{request.path}#made", status=303)
    return _page(request, links=form)


def _page(request: MemberRequest, *, links: LinkForm | None = None, mails: AddressesForm | None = None) -> HttpResponse:
    found = all_invitations(before=cursor(request.GET.get("before")))
    page = {
        "links": links or LinkForm(),
        "mails": mails or AddressesForm(initial={"mail_language": get_language()}),
        "page": found,
        "lines": [line(invitation) for invitation in found],
        "mail_is_sent": settings.MAIL_IS_SENT,
        "place": "instance",
        "tab": "invitations",
    }
    bound = (links and links.is_bound) or (mails and mails.is_bound)
    return render(request, "instance/invitations.html", page, status=422 if bound else 200)


def line(invitation: Invitation) -> dict[str, Any]:
    over = invitation.expires_at <= timezone.now() or not invitation.uses_left
    state = "revoked" if invitation.revoked_at else "over" if over else "live"
    link = verbs.link_of(invitation.id) if state == "live" else ""
    shown = link if not invitation.email else ""
    return {
        "id": str(invitation.id),
        "email": invitation.email,
        "until": invitation.expires_at,
        "uses_left": invitation.uses_left,
        "state": state,
        "link": shown,
        "qr": segno.make(link, error="m").svg_data_uri(scale=4, border=3, light="#fff") if shown else "",
    }


@operator_required
@require_POST
def preview(request: MemberRequest) -> HttpResponse:
    """Each mail, word for word. Nothing is written yet; what was seen travels signed to the next step."""
    form = AddressesForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        with refusing(form):
            terms = {"note": given["note"], "language": given["mail_language"], "days": given["mail_days"]}
            addresses = [(new_id(), email) for email in verbs.addresses_in(given["addresses"])]
            drafts = verbs.draft_mails(inviter=request.actor, addresses=addresses, **terms)
    if not form.is_valid():
        return _page(request, mails=form)
    seen = signing.dumps({"by": request.actor.id, "addresses": addresses, **terms}, salt=SEEN, compress=True)
    page = {"drafts": drafts, "seen": seen, "language": terms["language"], "place": "instance", "tab": "invitations"}
    return render(request, "instance/preview.html", page)


@operator_required
@require_POST
def send(request: MemberRequest) -> HttpResponse:
    try:
        seen = signing.loads(request.POST.get("seen", ""), salt=SEEN, max_age=SEEN_FOR)
    except signing.BadSignature:
        seen = {"by": 0}
    if seen.pop("by") != request.actor.id:
        raise DomainError(_("This preview is too old. Write the invitations again."), code="stale-preview")
    seen["addresses"] = [(number, email) for number, email in seen["addresses"]]
    count = verbs.invite_by_mail(inviter=request.actor, **seen)
    sentence = ngettext("%(n)s invitation is on its way.", "%(n)s invitations are on their way.", count) % {"n": count}
    messages.success(request, sentence)
    return HttpResponseRedirect("/instance/invitations", status=303)


@operator_required
@require_POST
def revoke(request: MemberRequest, invitation_id: int) -> HttpResponse:
    verbs.revoke_invitation(actor=request.actor, invitation_id=invitation_id)
    messages.success(request, _("The invitation is taken back."))
    return HttpResponseRedirect("/instance/invitations", status=303)


urlpatterns = [
    path("instance/invitations", invitations, name="instance_invitations"),
    path("instance/invitations/preview", preview, name="instance_invitations_preview"),
    path("instance/invitations/send", send, name="instance_invitations_send"),
    path("instance/invitations/<int:invitation_id>/revoke", revoke, name="instance_invitation_revoke"),
]
