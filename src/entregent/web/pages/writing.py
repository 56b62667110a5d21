"""Writing a post: the text and its audience, then how it will look and who will read it, then it goes."""

from __future__ import annotations

import secrets
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from entregent.kit.text import keyed_hash
from entregent.publishing.services.posts import publish
from entregent.publishing.services.rendering import rendered
from entregent.web.access import member_required
from entregent.web.audiences import AudienceField, readers
from entregent.web.forms import refusing
from entregent.web.middleware import MemberRequest


class PostForm(forms.Form):
    """`submission` marks one form, so that it is one post; `seen` says what its author has looked at."""

    text = forms.CharField(
        label=gettext_lazy("Text"),
        help_text=gettext_lazy("You can use Markdown: *emphasis*, **strong**, lists, > quotes and links."),
        widget=forms.Textarea(attrs={"rows": 8, "maxlength": 20_000}),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language of the text"), choices=settings.LANGUAGES)
    submission = forms.CharField(widget=forms.HiddenInput, required=False, max_length=32)

    def __init__(self, request: MemberRequest, *args: Any, **options: Any) -> None:
        options["initial"] = {
            "submission": secrets.token_urlsafe(12),
            "language": request.user.language,
            "audience": (request.actor.id,),
        }
        super().__init__(*args, **options)
        self.actor = request.actor
        self.fields["audience"] = AudienceField(
            owner=request.actor, viewer=request.viewer, label=gettext_lazy("Who may read it")
        )
        self.order_fields(["text", "audience", "language"])

    def mark(self) -> str:
        """Changes with what would be sent: nothing goes that its author has not looked at."""
        data = self.cleaned_data
        return keyed_hash("seen", f"{self.actor.id}:{data['audience']}:{data['language']}:{data['text']}")


@member_required
@require_http_methods(["GET", "POST"])
def write(request: MemberRequest) -> HttpResponse:
    form = PostForm(request, request.POST or None)
    context: dict[str, Any] = {"form": form, "place": "desk"}
    if request.method == "POST" and form.is_valid():
        data, seen = form.cleaned_data, form.mark()
        with refusing(form):
            if request.POST.get("seen") == seen and "send" in request.POST:
                fields = {key: data[key] for key in ("text", "audience", "language", "submission")}
                return _sent(request, publish(author=request.actor, **fields).id)
            look = rendered(data["text"])
            who = readers(request.actor, request.viewer, data["audience"])
            context |= {"preview": mark_safe(look.html), "seen": seen, "readers": who}  # noqa: S308 (cleaned)
    return render(request, "publishing/write.html", context, status=422 if form.errors else 200)


def _sent(request: MemberRequest, post_id: int) -> HttpResponse:
    messages.success(request, _("Your post is published."))
    return HttpResponseRedirect(reverse("post", args=[post_id]), status=303)


urlpatterns = [path("desk/write", write, name="write")]
