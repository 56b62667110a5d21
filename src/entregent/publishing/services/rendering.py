"""From text to what is stored, and again when the renderer has changed."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils.html import escape
from django.utils.translation import gettext_lazy as _

from entregent.kit.errors import DomainError
from entregent.kit.html import plain
from entregent.kit.markdown import RENDERER, render, tidy
from entregent.publishing.models import Post

SHORT_HTML = 900
SHORT_TEXT = 360
BATCH = 200


@dataclass(frozen=True, slots=True)
class Rendered:
    """The columns that come from a text."""

    text: str
    html: str
    summary: str
    shortened: bool
    renderer: int = RENDERER


def rendered(text: str) -> Rendered:
    """Refuses what is empty or too long."""
    html = render(text)
    text = tidy(text)
    if not plain(html):
        raise DomainError(_("Write something first."), code="text-empty", field="text")
    words = plain(html, SHORT_TEXT)
    if len(html) <= SHORT_HTML and not words.endswith("…"):
        return Rendered(text, html, html, shortened=False)
    return Rendered(text, html, f"<p>{escape(words)}</p>", shortened=True)


def columns(new: Rendered) -> dict[str, object]:
    return {
        "text": new.text,
        "html": new.html,
        "summary": new.summary,
        "shortened": new.shortened,
        "renderer": new.renderer,
    }


def render_again(batch: int = BATCH) -> int:
    """Renders one batch of posts of an earlier renderer; the number left to do, 0 at the end."""
    with transaction.atomic():
        waiting = Post.objects.filter(renderer__lt=RENDERER)
        for post in waiting.order_by("renderer", "id").only("id", "text")[:batch]:
            Post.objects.filter(id=post.id, text=post.text).update(**columns(rendered(post.text)))
        return waiting.count()
