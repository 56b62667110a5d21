"""What is stored of a text, and rendering again when the renderer has changed."""

from __future__ import annotations

from django.db import transaction

from entregent.kit import markdown
from entregent.kit.queue import enqueue
from entregent.publishing import tasks
from entregent.publishing.models import Post
from entregent.publishing.services import rendering
from entregent.publishing.services.posts import publish


def test_lists_show_short_posts_whole_and_the_first_words_of_long_ones(amina):
    short = publish(author=amina, text="Short & **sweet**", audience=())
    long = publish(author=amina, text="A long story. " * 200 + "<script>", audience=())
    assert (short.summary, short.shortened) == (short.html, False)
    assert long.shortened
    assert len(long.summary) < 400
    assert long.summary.startswith("<p>A long story.")
    assert long.summary.endswith("…</p>")


def test_words_of_a_summary_stay_words(amina):
    post = publish(author=amina, text="`<b>` & " * 100, audience=())
    assert post.summary.startswith("<p>&lt;b&gt; &amp; &lt;b&gt;")


def test_posts_of_an_earlier_renderer_are_rendered_again_in_batches(amina, run_jobs, monkeypatch):
    posts = [publish(author=amina, text=f"*Post* {number}", audience=()) for number in range(5)]
    Post.objects.update(html="old", summary="old", renderer=0)
    monkeypatch.setattr(rendering, "BATCH", 2)
    assert rendering.render_again(2) == 3
    with transaction.atomic():
        enqueue(tasks.render_again, key="render-again")
    run_jobs()
    found = Post.objects.order_by("id").values_list("html", "renderer")
    assert list(found) == [(post.html, markdown.RENDERER) for post in posts]
    assert Post.objects.filter(edited_at=None).count() == 5
