"""Ids in addresses, what a form sent, and going back where one came from."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import register_converter, reverse
from django.utils.http import url_has_allowed_host_and_scheme

from entregent.kit.paging import LARGEST


class IdConverter:
    """`<id:card_id>`: what no column can hold is no address."""

    regex = "[0-9]{1,19}"

    def to_python(self, value: str) -> int:
        if int(value) > LARGEST:
            raise ValueError(value)
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


register_converter(IdConverter, "id")


def ids_in(texts: list[str]) -> list[int]:
    """Those that are ids: anything else in a form names nothing."""
    return [
        int(text) for text in texts if text.isascii() and text.isdigit() and len(text) < 20 and int(text) <= LARGEST
    ]


def posted(request: HttpRequest) -> QueryDict | None:
    """A form that was sent empty is still a form that was sent."""
    return request.POST if request.method == "POST" else None


def see_other(request: HttpRequest, name: str, *args: object) -> HttpResponse:
    """After a change: to `next` of the form when it is a page of ours, else to the named one."""
    wanted = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        wanted = reverse(name, args=args)
    return HttpResponseRedirect(wanted, status=303)
