"""The addresses of the product, and some that break or refuse on purpose."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path

from entregent.kit.errors import DomainError, NotFound, TooMany
from entregent.web import urls


def boom(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("a mistake of ours")


def refuse(request: HttpRequest, kind: str) -> HttpResponse:
    raise {
        "absent": NotFound("secret reason"),
        "often": TooMany("Wait a minute.", code="too-many"),
        "wrong": DomainError("Give a title.", code="title"),
    }[kind]


def read_all(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(len(request.POST)))


urlpatterns = [
    *urls.urlpatterns,
    path("boom", boom),
    path("boom.json", boom),
    path("refuse/<kind>", refuse),
    path("read", read_all),
]
handler400, handler403 = urls.handler400, urls.handler403
handler404, handler500 = urls.handler404, urls.handler500
