"""The one shape of a refusal on the web: a page with a sentence and an act, or JSON where the address asks for it."""

from __future__ import annotations

import contextlib
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from entregent.kit.errors import DomainError

SENTENCES: dict[int, tuple[str, str | Promise, str | Promise]] = {
    400: ("bad-request", _("This request cannot be read."), _("Go back and try again.")),
    403: ("forbidden", _("This is not possible here."), _("Go back, or begin again from the first page.")),
    404: (
        "not-found",
        _("There is nothing at this address."),
        _("It may have been removed, or it is not shared with you. Check the address, or begin from the first page."),
    ),
    405: ("method", _("This address does not work that way."), _("Go back and use the button of the page.")),
    413: ("too-large", _("What you sent is too large."), _("Send less at once, or a smaller file.")),
    429: ("too-many", _("That was many times in a row."), _("Wait a little, then try again.")),
    500: (
        "failure",
        _("Something broke on our side."),
        _("Nothing was half-done. Try again in a moment; if it stays, tell the people who run this place."),
    ),
}
STALE_FORM = (
    _("This form is too old."),
    _("Go back, reload the page and send it again. Nothing was changed."),
)


def is_too_large(exception: Exception | None) -> bool:
    return isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent)


def wants_json(request: HttpRequest) -> bool:
    return request.path_info.endswith(".json")


def answer(request: HttpRequest, status: int, code: str = "") -> HttpResponse:
    """A refusal of the house itself."""
    usual, sentence, advice = SENTENCES.get(status, SENTENCES[400])
    if code == "stale-form":
        sentence, advice = STALE_FORM
    return _answer(request, status, code or usual, sentence, advice)


def answer_error(request: HttpRequest, error: DomainError) -> HttpResponse:
    """A refusal of a verb. A 404 says the same whatever was behind it."""
    if error.status == 404:
        return answer(request, 404)
    return _answer(request, error.status, error.code, error.sentence, "")


def _answer(
    request: HttpRequest, status: int, code: str, sentence: str | Promise, advice: str | Promise
) -> HttpResponse:
    if wants_json(request):
        return JsonResponse({"error": str(sentence), "code": code}, status=status)
    with contextlib.ExitStack() as stack:
        if not hasattr(request, "actor"):
            stack.enter_context(translation.override(reader_language(request)))
        return render(request, "system/refused.html", _context(status, sentence, advice), status=status)


def without_database(request: HttpRequest, status: int) -> HttpResponse:
    """For when anything may be broken: no session, no instance, no context processors."""
    code, sentence, advice = SENTENCES[status]
    language = translation.get_language() if hasattr(request, "actor") else reader_language(request)
    with translation.override(language):
        if wants_json(request):
            return JsonResponse({"error": str(sentence), "code": code}, status=status)
        page = render_to_string("system/refused.html", _context(status, sentence, advice) | {"language": language})
    return HttpResponse(page, status=status)


def _context(status: int, sentence: str | Promise, advice: str | Promise) -> dict[str, Any]:
    return {"sentence": sentence, "advice": advice, "status": status}


def reader_language(request: HttpRequest) -> str:
    """The reader's choice, else their browser's, else the instance's own. Garbage counts as no wish."""
    try:
        return translation.get_language_from_request(request)
    except Exception:  # noqa: BLE001 - a page that says "something broke" must not break
        return settings.LANGUAGE_CODE
