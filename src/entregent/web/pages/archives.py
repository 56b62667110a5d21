"""The desk, and archives coming in: upload, preview, choose, follow, report."""

from __future__ import annotations

import io
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from entregent.archives import queries
from entregent.archives.formats import BY_KEY, FORMATS
from entregent.archives.linkedin.sample import sample_archive, sample_name
from entregent.archives.models import Import
from entregent.archives.services import Incoming, forget_import, open_upload, start_import
from entregent.kit import clock
from entregent.kit.audience import ONLY_ME
from entregent.kit.errors import NotFound
from entregent.people.queries.profiles import profile
from entregent.web import import_view
from entregent.web.access import member_required
from entregent.web.addresses import see_other
from entregent.web.audiences import AudienceField
from entregent.web.forms import refusing
from entregent.web.middleware import MemberRequest
from entregent.web.profile_view import absolute
from entregent.web.twins import resume


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class ManyFilesField(forms.FileField):
    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        given = data if isinstance(data, list | tuple) else [data]
        return [super(ManyFilesField, self).clean(one, initial) for one in given or [None]]


class UploadForm(forms.Form):
    archive = ManyFilesField(
        label=gettext_lazy("Your archive"),
        help_text=gettext_lazy("The zip as you received it, or one or several files out of it. 50 MB at most."),
        allow_empty_file=True,  # refused by the reader, with its name
        widget=ManyFilesInput(attrs={"accept": ".zip,.csv,.json"}),
        error_messages={"required": gettext_lazy("Choose a file first.")},
    )


class ChoiceForm(forms.Form):
    def __init__(self, request: MemberRequest) -> None:
        super().__init__(request.POST or None)
        self.fields["audience"] = AudienceField(
            owner=request.actor,
            viewer=request.viewer,
            initial=ONLY_ME,
            label=gettext_lazy("Who may see the lines added to your CV"),
        )


@member_required
@require_safe
def desk_page(request: MemberRequest) -> HttpResponse:
    return render(request, "archives/desk.html", {"place": "desk"})


@member_required
def imports_page(request: MemberRequest) -> HttpResponse:
    form = UploadForm(request.POST or None, request.FILES or None) if request.method == "POST" else UploadForm()
    if request.method == "POST" and form.is_valid():
        incoming = [Incoming(file.name or "", file) for file in form.cleaned_data["archive"]]
        with refusing(form):
            row = open_upload(owner=request.actor, files=incoming)
        if form.is_valid():
            return see_other(request, "import", row.id)
    context = {
        "place": "desk",
        "form": form,
        "formats": FORMATS,
        "imports": queries.imports_of(request.actor.id),
        "sample": sample_name(clock.now().date()),
    }
    return render(request, "archives/imports.html", context, status=422 if form.errors else 200)


@member_required
def import_page(request: MemberRequest, import_id: int) -> HttpResponse:
    """One address for the preview, the progress and the report."""
    row = queries.import_of(request.actor.id, import_id)
    if row is None:
        raise NotFound(_("There is no such import."), code="import-absent")
    if row.state == Import.State.PREVIEW or request.method == "POST":
        return preview(request, row)
    if row.state in {Import.State.QUEUED, Import.State.RUNNING}:
        name = "archives/bar.html" if request.htmx else "archives/progress.html"  # type: ignore[attr-defined]
        return render(request, name, {"place": "desk", "row": row})
    if request.htmx:  # type: ignore[attr-defined]
        return HttpResponseClientRefresh()
    context = {"place": "desk", "row": row, "parts": import_view.parts(row), "added": import_view.to_add(row)}
    return render(request, "archives/report.html", context | {"notes": import_view.general_notes(row)})


def preview(request: MemberRequest, row: Import) -> HttpResponse:
    form, choosing = ChoiceForm(request), "choose" in request.GET or "chosen" in request.POST
    lines = queries.shown_lines(request.actor, row) if choosing and row.state == Import.State.PREVIEW else {}
    if request.method == "POST" and form.is_valid():
        left_out, replacing = import_view.choice(request.POST, row, lines)
        with refusing(form):
            start_import(
                owner=request.actor,
                import_id=row.id,
                left_out=left_out,
                replacing=replacing,
                audience=form.cleaned_data["audience"],
            )
        if form.is_valid():
            return see_other(request, "import", row.id)
    unticked = frozenset(row.report["sections"]) - set(request.POST.getlist("part")) if form.is_bound else frozenset()
    context = {
        "place": "desk",
        "row": row,
        "form": form,
        "choosing": choosing,
        "parts": import_view.parts(row, lines, unticked),
        "notes": import_view.general_notes(row),
        "to_add": import_view.to_add(row),
        "title": BY_KEY[row.format].read_words,
    }
    return render(request, "archives/preview.html", context, status=422 if form.errors else 200)


@member_required
@require_POST
def import_forget(request: MemberRequest, import_id: int) -> HttpResponse:
    forget_import(owner=request.actor, import_id=import_id)
    messages.success(request, _("Forgotten. What was already added stays."))
    return see_other(request, "imports")


@member_required
@require_POST
def import_try(request: MemberRequest) -> HttpResponse:
    name = sample_name(clock.now().date())
    row = open_upload(owner=request.actor, file=io.BytesIO(generated(request)), name=name)
    return see_other(request, "import", row.id)


@member_required
@require_safe
def import_sample(request: MemberRequest) -> HttpResponse:
    response = HttpResponse(generated(request), content_type="application/zip")
    response.headers["Content-Disposition"] = f'attachment; filename="{sample_name(clock.now().date())}"'
    return response


def generated(request: MemberRequest) -> bytes:
    members = [(one.name, one.url) for one in queries.acquaintances(request.viewer)]
    today, language = clock.now().date(), (get_language() or "en")[:2]
    return sample_archive(name=request.actor.name, language=language, today=today, members=members)


@member_required
@require_safe
def resume_download(request: MemberRequest) -> HttpResponse:
    """Everything of the CV, as its owner sees it."""
    own = profile(request.actor.handle, request.viewer)
    document = resume.document(own, page=absolute("profile", own.actor.handle))
    response = JsonResponse(document, json_dumps_params={"ensure_ascii": False, "indent": 2})
    response.headers["Content-Disposition"] = f'attachment; filename="{own.actor.handle}.resume.json"'
    response.headers["Cache-Control"] = "private, no-store"
    return response


urlpatterns = [
    path("desk", desk_page, name="desk"),
    path("desk/import", imports_page, name="imports"),
    path("desk/import/try", import_try, name="import_try"),
    path("desk/import/sample.zip", import_sample, name="import_sample"),
    path("desk/import/<id:import_id>", import_page, name="import"),
    path("desk/import/<id:import_id>/forget", import_forget, name="import_forget"),
    path("desk/resume.json", resume_download, name="resume_download"),
]
