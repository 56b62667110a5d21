"""What a member wrote: escaped, with its web addresses made into links."""

from __future__ import annotations

import re

from django import template
from django.template.defaultfilters import stringfilter
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from entregent.kit.errors import DomainError
from entregent.people.entries import checked_url

register = template.Library()
_ADDRESS = re.compile(r"(https?://[^\s<>\"]{1,500})", re.IGNORECASE)


@register.filter(is_safe=True)
@stringfilter
def links(text: str) -> SafeString:
    """Only whole addresses of http and https: no mail address, no bare word with a dot."""
    return format_html_join("", "{}", ((piece,) for part in _ADDRESS.split(text) for piece in _pieces(part)))


def _pieces(part: str) -> list[str | SafeString]:
    if not _ADDRESS.fullmatch(part):
        return [part]
    address = part.rstrip(".,;:!?)]}»”’'")
    try:
        href = checked_url(address)
    except DomainError:
        return [part]
    return [format_html('<a href="{}" rel="nofollow ugc noopener">{}</a>', href, address), part[len(address) :]]
