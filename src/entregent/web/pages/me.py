"""My own page: the CV edited in place, the photo, and who sees what."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from entregent.kit.audience import EVERYONE, seen_as
from entregent.kit.media.pictures import MOST_BYTES
from entregent.people.entries import SHAPES, Shape
from entregent.people.models import Entry
from entregent.people.queries.profiles import ORDER, entries_of, photo_of, profile
from entregent.people.services.entries import add_entry, change_entry, remove_entry
from entregent.people.services.identity import change_identity, change_photo, remove_photo, set_photo, set_visibility
from entregent.people.services.visibility import open_parts
from entregent.web.access import member_required
from entregent.web.entry_forms import EntryForm, IdentityForm, PhotoForm, VisibilityForm
from entregent.web.forms import refusing
from entregent.web.middleware import MemberRequest
from entregent.web.profile_view import page_context


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the CV with its lines, and whether one may be added."""

    kind: str
    shape: Shape
    entries: list[Entry]

    @property
    def can_add(self) -> bool:
        return self.kind != Entry.Kind.RECOMMENDATION and not (self.shape.single and self.entries)

    @property
    def brief(self) -> bool:
        """Lines of a few words, without dates."""
        return "start" not in self.shape.columns and self.kind != Entry.Kind.ABOUT

    @property
    def one_date(self) -> bool:
        return "end" not in self.shape.columns


def _done(request: MemberRequest, sentence: str | Promise, route: str = "me", anchor: str = "") -> HttpResponse:
    messages.success(request, str(sentence))
    return HttpResponseRedirect(reverse(route) + (f"#{anchor}" if anchor else ""), status=303)


def _posted(request: MemberRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


@require_GET
@member_required
def me(request: MemberRequest) -> HttpResponse:
    own = profile(request.actor.handle, request.viewer)
    parts = [Part(kind, shape, own.of(kind)) for kind, shape in SHAPES.items()]
    context = {
        "profile": own,
        "parts": [part for part in parts if part.entries],
        "offers": [part for part in parts if not part.entries and part.can_add],
        "place": "me",
    }
    return render(request, "me/me.html", context)


@require_http_methods(["GET", "POST"])
@member_required
def entry_new(request: MemberRequest, kind: str) -> HttpResponse:
    if kind not in SHAPES or kind == Entry.Kind.RECOMMENDATION:
        raise Http404
    form = EntryForm(_posted(request), kind=kind, owner=request.actor, viewer=request.viewer)
    if form.is_valid():
        with refusing(form):
            add_entry(actor=request.actor, draft=form.draft(), audience=form.cleaned_data["audience"])
        if form.is_valid():
            return _done(request, _("Added to your CV."), anchor=kind)
    context = {"form": form, "shape": SHAPES[kind], "place": "me"}
    return render(request, "me/entry.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@member_required
def entry(request: MemberRequest, entry_id: int) -> HttpResponse:
    line = Entry.objects.filter(actor_id=request.actor.id, id=entry_id).first()
    if line is None:
        raise Http404
    if request.POST.get("act") == "remove":
        remove_entry(actor=request.actor, entry_id=entry_id)
        return _done(request, _("Removed from your CV."), anchor=line.kind)
    form = EntryForm(_posted(request), kind=line.kind, owner=request.actor, viewer=request.viewer, entry=line)
    if form.is_valid():
        audience = form.cleaned_data["audience"]
        with refusing(form):
            change_entry(actor=request.actor, entry_id=entry_id, draft=form.draft(), audience=audience)
        if form.is_valid():
            return _done(request, _("Changed."), anchor=line.kind)
    context = {"form": form, "shape": SHAPES[line.kind], "entry": line, "place": "me"}
    return render(request, "me/entry.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@member_required
def me_identity(request: MemberRequest) -> HttpResponse:
    actor = request.actor
    form = IdentityForm(_posted(request), initial={"name": actor.name, "headline": actor.headline})
    if form.is_valid():
        with refusing(form):
            change_identity(actor=actor, **form.cleaned_data)
        if form.is_valid():
            return _done(request, _("Name and headline are changed."))
    context = {"form": form, "place": "me"}
    return render(request, "me/identity.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@member_required
def me_photo(request: MemberRequest) -> HttpResponse:
    actor, photo = request.actor, photo_of(request.actor, request.viewer)
    if request.POST.get("act") == "remove":
        remove_photo(actor=actor)
        return _done(request, _("The photo is removed."))
    initial = {"alt": photo.alt, "audience": photo.audience} if photo else {}
    files = request.FILES if request.method == "POST" else None
    form = PhotoForm(_posted(request), files, owner=actor, viewer=request.viewer, initial=initial)
    if form.is_valid():
        upload, given = form.cleaned_data["photo"], {key: form.cleaned_data[key] for key in ("alt", "audience")}
        with refusing(form):
            if upload:
                set_photo(actor=actor, data=upload.read(MOST_BYTES + 1), **given)
            else:
                change_photo(actor=actor, **given)
        if form.is_valid():
            return _done(request, _("Your photo is saved."))
    context = {"form": form, "photo": photo, "place": "me"}
    return render(request, "me/photo.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@member_required
def me_visibility(request: MemberRequest) -> HttpResponse:
    """Two steps when the public page opens or changes: choose, see the result, confirm."""
    actor, entries = request.actor, entries_of(request.actor.id, request.viewer)
    kinds = sorted({line.kind for line in entries}, key=ORDER.__getitem__)
    opened = sorted({line.kind for line in entries if EVERYONE in line.audience}, key=ORDER.__getitem__)
    form = VisibilityForm(_posted(request), actor=actor, kinds=kinds, opened=opened)
    if not form.is_valid():
        context = {"form": form, "place": "me"}
        return render(request, "me/visibility.html", context, status=422 if form.is_bound else 200)
    switches, parts = form.switches(), form.cleaned_data["parts"]
    widens = switches["page_public"] and (not actor.page_public or set(parts) - set(opened))
    with transaction.atomic():
        set_visibility(actor=actor, **switches)
        if switches["page_public"] or actor.page_public:
            open_parts(actor=actor, kinds=parts)
        if widens and request.POST.get("act") != "confirm":
            return _preview(request, form)
    return _done(request, _("Your choices are saved."), "me_visibility")


def _preview(request: MemberRequest, form: VisibilityForm) -> HttpResponse:
    """What everyone would see, by the code that everyone gets; then the change is taken back."""
    asked = [(name, value) for name in form.fields for value in request.POST.getlist(name)]
    everyone = profile(request.actor.handle, seen_as(request.actor.id, "stranger"))
    response = render(request, "me/preview.html", page_context(everyone) | {"asked": asked, "place": "me"})
    transaction.set_rollback(True)
    return response


urlpatterns = [
    path("me", me, name="me"),
    path("me/entries/new/<slug:kind>", entry_new, name="entry_new"),
    path("me/entries/<int:entry_id>", entry, name="entry"),
    path("me/identity", me_identity, name="me_identity"),
    path("me/photo", me_photo, name="me_photo"),
    path("me/visibility", me_visibility, name="me_visibility"),
]
