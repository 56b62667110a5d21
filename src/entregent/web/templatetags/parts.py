"""Tags of the look: icons, faces, dates, numbers. Loaded in every template."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from zlib import crc32

import lucide
from django import template
from django.contrib.staticfiles import finders
from django.forms import BoundField
from django.template import Context
from django.template.base import Parser, Token
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as django_url
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from entregent.kit import clock
from entregent.kit.partial_dates import PartialDate
from entregent.people.queries.profiles import may_see_photo
from entregent.web import words

register = template.Library()
TINTS = 5


class KnownURLNode(URLNode):
    """An address once worked out is kept: lists ask for the same ones again and again."""

    def render(self, context: Context) -> str:
        if self.asvar or self.kwargs:
            return super().render(context)
        name = self.view_name.resolve(context)
        return _address(name, *(one.resolve(context) for one in self.args))


@lru_cache(maxsize=8192)
def _address(name: str, *parts: object) -> str:
    return conditional_escape(reverse(name, args=parts))


@register.tag
def url(parser: Parser, token: Token) -> URLNode:
    node = django_url(parser, token)
    return KnownURLNode(node.view_name, node.args, node.kwargs, node.asvar)


@register.simple_tag
@lru_cache(maxsize=256)
def icon(name: str) -> SafeString:
    """A Lucide icon beside words: never read aloud, drawn by the style sheet."""
    drawn = lucide._render_icon(str(name), None)
    strokes = re.sub(r"\s+", " ", drawn[drawn.index(">") + 1 :]).replace(" />", "/>").replace("> <", "><").strip()
    return mark_safe(f'<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">{strokes}')  # noqa: S308


@register.simple_tag(takes_context=True)
def face(context: Context, actor: Any = None, size: str = "") -> SafeString:
    """The photo, or initials on a tint that stays the same for a person. The name always stands beside it."""
    if actor is None:
        return format_html('<span class="face {}" aria-hidden="true">{}</span>', size, icon("user"))
    photo = _photo(context, actor, 512 if size == "large" else 96)
    return _face(actor.id, size, photo or words.initials(actor.name))


@lru_cache(maxsize=4096, typed=True)
def _face(actor_id: int, size: str, inside: SafeString | str) -> SafeString:
    tint = crc32(str(actor_id).encode()) % TINTS
    return format_html('<span class="face tint-{} {}" aria-hidden="true">{}</span>', tint, size, inside)


def _photo(context: Context, actor: Any, side: int) -> SafeString | str:
    viewer = context.get("viewer") or getattr(context.get("request"), "viewer", None)
    if viewer is None or not may_see_photo(actor, viewer):
        return ""
    return format_html(
        '<img src="{}" alt="" width="96" height="96" loading="lazy" decoding="async">',
        reverse("media_side", args=[actor.photo_id, side]),
    )


@register.simple_tag
def initials(name: str) -> str:
    return words.initials(name)


@register.simple_tag
def day(moment: datetime | date) -> SafeString:
    local = timezone.localtime(moment).date() if isinstance(moment, datetime) else moment
    return format_html('<time datetime="{}">{}</time>', local.isoformat(), words.full_date(local))


@register.simple_tag
def ago(moment: datetime) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', moment.isoformat(), words.ago(moment, clock.now()))


@register.simple_tag
def period(start: PartialDate | None = None, end: PartialDate | None = None) -> str:
    return words.period(start or None, end or None)


@register.filter
def partial(value: PartialDate | None) -> str:
    return words.partial_date(value) if value else ""


@register.simple_tag
def number(value: int) -> str:
    return words.number(value)


@register.filter(name="number")
def number_filter(value: int) -> str:
    return words.number(value)


@register.filter
def typo(text: object) -> str:
    return words.typo(str(text))


@register.simple_tag(takes_context=True)
def audience_label(context: Context, keys: Iterable[int], owner_id: int) -> SafeString:
    """Who may see an item, in words, with the icon that says open or closed. Circles are named to their owner only."""
    from entregent.web.audiences import words_for

    symbol = "lock" if not keys else "globe" if 1 in keys else "users"
    words_of = words_for(context.get("request"))
    return format_html('<span class="audience">{} {}</span>', icon(symbol), words_of.label(tuple(keys), owner_id))


@register.simple_tag
def must(field: BoundField) -> str:
    """“required”, beside a label in a form where not everything is. A choice already made needs no word."""
    asked = [other.field.required for other in field.form.visible_fields()]
    made = field.use_fieldset or field.widget_type == "select" or field.field.disabled
    return gettext("required") if field.field.required and not made and not all(asked) else ""


@register.simple_tag
@lru_cache(maxsize=64)
def asset(name: str) -> str:
    """Address of a static file, with its content's mark so that browsers may keep it."""
    found = finders.find(name)
    if not isinstance(found, str):
        return static(name)
    with open(found, "rb") as file:  # noqa: PTH123
        return f"{static(name)}?v={hashlib.sha256(file.read()).hexdigest()[:10]}"
