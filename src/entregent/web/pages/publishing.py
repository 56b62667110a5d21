"""Posts: reading one and its conversation, answering, reacting, editing, deleting; and what a member published."""

from __future__ import annotations

import secrets
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from entregent.kit.errors import NotFound
from entregent.kit.paging import cursor
from entregent.publishing import queries
from entregent.publishing.models import Reaction
from entregent.publishing.queries.seeing import ABSENT
from entregent.publishing.services import posts, reactions
from entregent.web.access import member_required
from entregent.web.addresses import see_other
from entregent.web.audiences import AudienceField
from entregent.web.crawlers import is_ai_agent
from entregent.web.forms import refusing
from entregent.web.middleware import MemberRequest
from entregent.web.pages import writing
from entregent.web.pages.profile import readable

REACTIONS = {
    Reaction.Kind.THANKS: (gettext_lazy("Thank you"), "heart-handshake"),
    Reaction.Kind.AGREE: (gettext_lazy("I agree"), "check"),
    Reaction.Kind.CONGRATULATIONS: (gettext_lazy("Congratulations"), "party-popper"),
    Reaction.Kind.SUPPORT: (gettext_lazy("With you"), "hand-heart"),
}


class ReplyForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Your reply"), widget=forms.Textarea(attrs={"rows": 4, "maxlength": 20_000})
    )
    submission = forms.CharField(widget=forms.HiddenInput, required=False, max_length=32)


class EditForm(forms.Form):
    text = forms.CharField(label=gettext_lazy("Text"), widget=forms.Textarea(attrs={"rows": 8, "maxlength": 20_000}))
    wider = forms.BooleanField(label=gettext_lazy("Yes, let more people read it than before."), required=False)

    def __init__(self, request: MemberRequest, *args: Any, choose: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if choose:
            self.fields["audience"] = AudienceField(owner=request.actor, viewer=request.viewer)


@require_GET
def post(request: MemberRequest, post_id: int) -> HttpResponse:
    if is_ai_agent(request):
        raise NotFound(ABSENT, code="no-post")
    return _thread(request, post_id, _new_reply())


def _new_reply() -> ReplyForm:
    return ReplyForm(initial={"submission": secrets.token_urlsafe(12)})


def _thread(request: MemberRequest, post_id: int, form: ReplyForm, status: int = 200) -> HttpResponse:
    found = queries.thread(request.viewer, post_id, after=cursor(request.GET.get("after")))
    context = {
        "thread": found,
        "form": form,
        "target": _answered(found) if request.viewer.is_member else None,
        "kinds": kinds() if request.viewer.is_member else [],
        "place": "today" if request.viewer.is_member else "",
    }
    return _unindexed(render(request, "publishing/post.html", context, status=status))


def _answered(found: queries.Thread) -> queries.Shown | None:
    """Whom the form answers: the message asked for, but nobody answers themselves in another's conversation."""
    return found.root if found.root is None or found.asked.mine else found.asked


def _unindexed(response: HttpResponse) -> HttpResponse:
    """A member's switches are for their page; a post may hold the words of several people."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow, noai, noimageai"
    return response


def kinds() -> list[tuple[str, Any, str]]:
    return [(str(kind.value), words, symbol) for kind, (words, symbol) in REACTIONS.items()]


@member_required
@require_POST
def post_reply(request: MemberRequest, post_id: int) -> HttpResponse:
    form = ReplyForm(request.POST)
    if form.is_valid():
        with refusing(form):
            sent = posts.reply(
                author=request.actor,
                parent_id=post_id,
                text=form.cleaned_data["text"],
                viewer=request.viewer,
                submission=form.cleaned_data["submission"],
            )
        if form.is_valid():
            messages.success(request, _("Your reply is published."))
            return _to_message(sent.id)
    return _thread(request, post_id, form, status=422)


def _to_message(post_id: int) -> HttpResponse:
    return HttpResponse(status=303, headers={"Location": f"{reverse('post', args=[post_id])}#p{post_id}"})


@member_required
@require_POST
def post_react(request: MemberRequest, post_id: int) -> HttpResponse:
    """The mark that is there already is taken back."""
    kind = request.POST.get("kind", "")
    if kind:
        reactions.react(actor=request.actor, post_id=post_id, kind=kind, viewer=request.viewer)
    else:
        reactions.unreact(actor=request.actor, post_id=post_id)
    return _to_message(post_id)


@member_required
@require_http_methods(["GET", "POST"])
def post_edit(request: MemberRequest, post_id: int) -> HttpResponse:
    found = _own(request, post_id)
    initial = {"text": found.text, "audience": found.audience}
    form = EditForm(request, request.POST or None, initial=initial, choose=found.root_id is None)
    if request.method == "POST" and form.is_valid():
        with refusing(form):
            posts.edit_post(
                author=request.actor,
                post_id=post_id,
                text=form.cleaned_data["text"],
                audience=form.cleaned_data.get("audience"),
                wider=form.cleaned_data["wider"],
            )
        if form.is_valid():
            messages.success(request, _("Your change is saved. The earlier form stays in the history."))
            return _to_message(post_id)
    context = {"form": form, "post": found, "ask_wider": "wider" in form.errors or form["wider"].data, "place": "desk"}
    return render(request, "publishing/edit.html", context, status=422 if form.errors else 200)


def _own(request: MemberRequest, post_id: int) -> Any:
    found = queries.post_for(request.viewer, post_id)
    if found.author_id != request.actor.id:
        raise NotFound(ABSENT, code="no-post")
    return found


@member_required
@require_http_methods(["GET", "POST"])
def post_delete(request: MemberRequest, post_id: int) -> HttpResponse:
    found = _own(request, post_id)
    if request.method == "POST":
        posts.delete_post(author=request.actor, post_id=post_id)
        messages.success(request, _("Your post is deleted."))
        return see_other(request, "today")
    context = {
        "title": _("Delete this post?"),
        "sentence": _(
            "The post, its history and its reactions go at once. Replies of others stay with those who could read them."
        ),
        "act": _("Delete"),
        "back": reverse("post", args=[found.id]),
        "place": "desk",
    }
    return render(request, "parts/confirm.html", context)


@require_GET
def post_history(request: MemberRequest, post_id: int) -> HttpResponse:
    if is_ai_agent(request):
        raise NotFound(ABSENT, code="no-post")
    shown, versions = queries.history(request.viewer, post_id)
    return _unindexed(render(request, "publishing/history.html", {"shown": shown, "versions": versions}))


@require_GET
def member_posts(request: MemberRequest, handle: str) -> HttpResponse:
    actor = readable(request, handle).actor
    page = queries.posts_of(actor, request.viewer, before=cursor(request.GET.get("before")))
    own = actor.id == request.viewer.actor_id
    context = {
        "actor": actor,
        "page": page,
        "own": own,
        "place": "me" if own else "people" if request.viewer.is_member else "",
    }
    return _unindexed(render(request, "publishing/posts.html", context))


urlpatterns = [
    path("posts/<id:post_id>", post, name="post"),
    path("posts/<id:post_id>/reply", post_reply, name="post_reply"),
    path("posts/<id:post_id>/react", post_react, name="post_react"),
    path("posts/<id:post_id>/edit", post_edit, name="post_edit"),
    path("posts/<id:post_id>/delete", post_delete, name="post_delete"),
    path("posts/<id:post_id>/history", post_history, name="post_history"),
    path("@<str:handle>/posts", member_posts, name="member_posts"),
    *writing.urlpatterns,
]
